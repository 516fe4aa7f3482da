// What STM32F0, F3, L0 and L1 share, named as in RM0091: the registers are the RTC's,
// behind PWREN and DBP. A page says where the registers of the RCC are, which tamper
// flags its devices have, and how many registers.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_STM32_RTC_FAMILY_H
#define BACKMEM_STM32_RTC_FAMILY_H

#include "backmem_stm32_family.h"

#define BACKMEM_RTC_BKP0R 0x40002850u

#define BACKMEM_RCC_APB1ENR_PWREN (1u << 28)

#define BACKMEM_PWR_CR     0x40007000u
#define BACKMEM_PWR_CR_DBP (1u << 8)

#define BACKMEM_RTC_ISR 0x4000280Cu

// F0 and F3.
#define BACKMEM_PAGE_F_REGISTERS(header, hal, members, hazards_by, reserved,           \
                                 reserved_by, conflict)                                \
    BACKMEM_STM32_REGISTERS("RTC_BKP",                                                 \
        BACKMEM_PAGE_WORDS_AT(RTC_BKP0R, RTC_BKP_COUNT),                               \
            header ": RTC_BASE + BKP0R, " members " members, RTC_BKP_NUMBER " members, \
        BACKMEM_PAGE_VBAT,                                                             \
            BACKMEM_ST_RTC_SURVIVES(hal),                                              \
        BACKMEM_PAGE_STEPS(REQUIRE(RCC_BDCR, BDRST),                                   \
                           SET(RCC_APB1ENR, PWREN),                                    \
                           UNLOCK(PWR_CR, DBP),                                        \
                           ASK_BOTH(RTC_ISR, TAMPxF)),                                \
            "BDRST, PWREN, DBP, TAMPxF, bits in " header ". " BACKMEM_ST_CR_FLAGS ". " \
            BACKMEM_ST_HELD("BDRST", "vendor SVDs in modm-io/cmsis-svd-stm32@c97f752") \
            ". " BACKMEM_ST_FLAGS_MAY_HOLD,                                            \
        BACKMEM_PAGE_HAZARDS(ZEROIZE, LOCK),                                           \
            BACKMEM_ST_HAZARDS hazards_by,                                             \
        BACKMEM_PAGE_##reserved,                                                       \
            reserved_by,                                                               \
        BACKMEM_PAGE_##conflict, BACKMEM_PROOF_HEADER)

#define BACKMEM_ST_F3_READOUT "; RDP level 1 to 0 resets them (RM0365, flash chapter)"

#define BACKMEM_ST_F3_COUNTS                                                           \
    "the count differs inside the family, 5, 16, 20 or 32, and rests on the headers "  \
    "alone"

// L0 and L1, which have no battery supply.
#define BACKMEM_PAGE_L_REGISTERS(header, hal, count, tamper, owners, conflict)         \
    BACKMEM_STM32_REGISTERS("RTC_BKP",                                                 \
        BACKMEM_PAGE_WORDS_AT(RTC_BKP0R, RTC_BKP_COUNT),                               \
            header ": RTC_BASE + BKP0R, " count,                                       \
        BACKMEM_PAGE_NO_VBAT,                                                          \
            "Standby loses all but the RTC and its backup registers (" hal "). The "   \
            "family has no VBAT pin: at power-off they go (ST community thread "       \
            "'Backup register of STM32L010F4')",                                       \
        BACKMEM_PAGE_STEPS(REQUIRE(RCC_CSR, RTCRST),                                   \
                           SET(RCC_APB1ENR, PWREN),                                    \
                           UNLOCK(PWR_CR, DBP),                                        \
                           ASK_BOTH(RTC_ISR, TAMPxF)),                                \
            "RTCRST, PWREN, DBP, TAMPxF, bits in " header ". " BACKMEM_ST_CR_FLAGS     \
            ". " BACKMEM_ST_HELD("RTCRST",                                             \
                                 "vendor SVDs in modm-io/cmsis-svd-stm32@c97f752")     \
            ". " BACKMEM_ST_FLAGS_MAY_HOLD tamper,                                     \
        BACKMEM_PAGE_HAZARDS(ZEROIZE, LOCK),                                           \
            BACKMEM_ST_HAZARDS,                                                        \
        BACKMEM_PAGE_RESERVED(                                                         \
            WORDS(0, 2, TRANSIENT, "LoRaMac-node; RIOT, NuttX, STM32RTC")),            \
            "only visited. " owners BACKMEM_ST_RTC_DRIVERS,                            \
        BACKMEM_PAGE_##conflict, BACKMEM_PROOF_HEADER)

#endif
