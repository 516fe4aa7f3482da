// What CH32V, CH32L and CH32F with a backup domain share: 16 bits in each word, in two
// runs.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CH32_FAMILY_H
#define BACKMEM_CH32_FAMILY_H

#include "backmem/page.h"

#define BACKMEM_CH32_CORE "openwch/arduino_core_ch32@d76716239c system/"

#define BACKMEM_BKP_DATAR1        0x40006C04u
#define BACKMEM_BKP_DATAR1_COUNT  10
#define BACKMEM_BKP_DATAR11       0x40006C40u

#define BACKMEM_RCC_APB1PCENR       0x4002101Cu
#define BACKMEM_RCC_APB1PCENR_BKPEN (1u << 27)
#define BACKMEM_RCC_APB1PCENR_PWREN (1u << 28)

#define BACKMEM_PWR_CTLR     0x40007000u
#define BACKMEM_PWR_CTLR_DBP (1u << 8)

#define BACKMEM_CH32_UNIT                                                              \
    "16 of the 32 bits are data; WCH's driver stores words and loads halves "          \
    "(BKP_WriteBackupRegister, BKP_ReadBackupRegister). Nobody says what a narrower "  \
    "store does: treated as the worst"
#define BACKMEM_CH32_STEPS(system)                                                     \
    BACKMEM_CH32_CORE system ": RCC_PWREN, RCC_BKPEN, PWR_CTLR_DBP 'Disable Backup "   \
    "Domain write protection'; PWR_BackupAccessCmd sets the same bit"
#define BACKMEM_CH32_HAZARDS                                                           \
    "ZEROIZE: the tamper pin clears them. LOCK: stores are dropped while DBP is clear"

#define BACKMEM_PAGE_DATAR11(system, survives_by)                                      \
    BACKMEM_PAGE_REGION("BKP_DATAR11",                                                 \
        HALVES_AT(BKP_DATAR11, BKP_DATAR11_COUNT),                                     \
            BACKMEM_CH32_CORE system ": BKP_TypeDef, DATAR11 and up; OCTLR, TPCTLR "   \
            "and TPCSR stand in between",                                              \
        UNIT(2, 4, 0, UNKNOWN),                                                        \
            BACKMEM_CH32_UNIT,                                                         \
        SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),                \
            survives_by,                                                               \
        FIRST_STEPS(3),                                                                \
            BACKMEM_CH32_STEPS(system),                                                \
        HAZARDS(ZEROIZE, LOCK),                                                        \
            BACKMEM_CH32_HAZARDS,                                                      \
        NOT_RESERVED,                                                                  \
            "none known",                                                              \
        NO_CONFLICT, PROVED_BY(HEADER))

#define BACKMEM_PAGE_DATAR1(system, survives, survives_by, reserved, reserved_by)      \
    BACKMEM_MAKE_REGION("BKP_DATAR1",                                                  \
        BACKMEM_PAGE_HALVES_AT(BKP_DATAR1, BKP_DATAR1_COUNT),                          \
            BACKMEM_CH32_CORE system ": BKP_TypeDef, DATAR1 to DATAR10",               \
        BACKMEM_PAGE_UNIT(2, 4, 0, UNKNOWN),                                           \
            BACKMEM_CH32_UNIT,                                                         \
        BACKMEM_PAGE_##survives,                                                       \
            survives_by,                                                               \
        BACKMEM_PAGE_STEPS(SET(RCC_APB1PCENR, PWREN),                                  \
                           SET(RCC_APB1PCENR, BKPEN),                                  \
                           UNLOCK(PWR_CTLR, DBP)),                                     \
            BACKMEM_CH32_STEPS(system),                                                \
        BACKMEM_PAGE_HAZARDS(ZEROIZE, LOCK),                                           \
            BACKMEM_CH32_HAZARDS,                                                      \
        BACKMEM_PAGE_##reserved,                                                       \
            reserved_by,                                                               \
        BACKMEM_PAGE_NO_CONFLICT, BACKMEM_PROOF_HEADER)

#endif
