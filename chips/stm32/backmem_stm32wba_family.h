// What STM32WBA share, named as in RM0493; the non-secure addresses. A page says which
// tamper flags its devices have, and whether a text says that they hold the registers.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_STM32WBA_FAMILY_H
#define BACKMEM_STM32WBA_FAMILY_H

#include "backmem_stm32_family.h"

#define BACKMEM_TAMP_BKP0R     0x46007D00u
#define BACKMEM_TAMP_BKP_COUNT 32

#define BACKMEM_RCC_AHB4ENR          0x46020C94u
#define BACKMEM_RCC_AHB4ENR_PWREN    (1u << 2)
#define BACKMEM_RCC_APB7ENR          0x46020CA8u
#define BACKMEM_RCC_APB7ENR_RTCAPBEN (1u << 21)
#define BACKMEM_RCC_BDCR1            0x46020CF0u
#define BACKMEM_RCC_BDCR1_BDRST      (1u << 16)

#define BACKMEM_PWR_DBPR     0x46020828u
#define BACKMEM_PWR_DBPR_DBP (1u << 0)

#define BACKMEM_TAMP_CR2         0x46007C04u
#define BACKMEM_TAMP_CR2_BKBLOCK (1u << 22)
#define BACKMEM_TAMP_SR          0x46007C30u

#define BACKMEM_PAGE_FLAGS_HOLD     BACKMEM_PAGE_REQUIRE(TAMP_SR, TAMPxF)
#define BACKMEM_PAGE_FLAGS_MAY_HOLD BACKMEM_PAGE_ASK_BOTH(TAMP_SR, TAMPxF)

#define BACKMEM_PAGE_WBA_REGISTERS(header, place, place_by, flags, flags_by,           \
                                   hazards_by, reserved, reserved_by)                  \
    BACKMEM_STM32_REGISTERS("TAMP_BKP",                                                \
        BACKMEM_PAGE_##place,                                                          \
            place_by,                                                                  \
        BACKMEM_PAGE_VBAT,                                                             \
            "Standby loses all but the backup domain (" BACKMEM_ST_CUBE                \
            "stm32wbaxx/drivers/src/stm32wbaxx_hal_pwr.c), which is on VBAT when VDD " \
            "is off. " BACKMEM_ST_LOSS,                                                \
        BACKMEM_PAGE_STEPS(REQUIRE(RCC_BDCR1, BDRST),                                  \
                           SET(RCC_AHB4ENR, PWREN),                                    \
                           SET(RCC_APB7ENR, RTCAPBEN),                                 \
                           UNLOCK(PWR_DBPR, DBP),                                      \
                           FLAGS_##flags,                                              \
                           REQUIRE(TAMP_CR2, BKBLOCK)),                                \
            "BDRST, PWREN, RTCAPBEN, DBP, TAMPxF, BKBLOCK, bits in " header ". "       \
            BACKMEM_ST_HELD("BDRST", "its name in the header") ". "                    \
            flags_by ". "                                                              \
            BACKMEM_ST_BKBLOCK("vendor SVD texts of STM32WBA5x"),                      \
        BACKMEM_PAGE_HAZARDS(ZEROIZE, LOCK),                                           \
            hazards_by,                                                                \
        BACKMEM_PAGE_##reserved,                                                       \
            reserved_by,                                                               \
        BACKMEM_PAGE_NO_CONFLICT, BACKMEM_PROOF_HEADER)

#endif
