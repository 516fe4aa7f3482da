// What GD32 share: the switches of the backup domain, and who says so.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_GD32_FAMILY_H
#define BACKMEM_GD32_FAMILY_H

#include "backmem/page.h"

#define BACKMEM_GD_SPL "CommunityGD32Cores/gd32-pio-spl-package gd32/"

#define BACKMEM_RCU_APB1EN_BKPIEN (1u << 27)
#define BACKMEM_RCU_APB1EN_PMUEN  (1u << 28)

#define BACKMEM_PMU_CTL        0x40007000u
#define BACKMEM_PMU_CTL_BKPWEN (1u << 8)

#define BACKMEM_GD_UNIT                                                                \
    "nobody says what a narrower store does: treated as the worst"
#define BACKMEM_GD_SURVIVES "no text was found"
#define BACKMEM_GD_HAZARDS                                                             \
    "ZEROIZE: a tamper event and a reset of the backup domain clear them. LOCK: "      \
    "stores are dropped while PMU_CTL.BKPWEN is clear"

#define BACKMEM_PAGE_GD_UNKNOWN \
    BACKMEM_PAGE_SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN)

#define BACKMEM_PAGE_RTC_BKP(spl)                                                      \
    BACKMEM_PAGE_REGION("RTC_BKP",                                                     \
        WORDS_AT(RTC_BKP0, RTC_BKP_COUNT),                                             \
            BACKMEM_GD_SPL spl "_rtc.h: RTC_BKP0 and up",                              \
        UNIT(4, 4, 4, UNKNOWN),                                                        \
            BACKMEM_GD_UNIT,                                                           \
        GD_UNKNOWN,                                                                    \
            BACKMEM_GD_SURVIVES,                                                       \
        STEPS(SET(RCU_APB1EN, PMUEN),                                                  \
              UNLOCK(PMU_CTL, BKPWEN)),                                                \
            BACKMEM_GD_SPL spl "_rcu.h: RCU_APB1EN_PMUEN; " spl "_pmu.h: "             \
            "PMU_CTL_BKPWEN, backup domain write enable",                              \
        HAZARDS(ZEROIZE, LOCK),                                                        \
            BACKMEM_GD_HAZARDS,                                                        \
        NOT_RESERVED,                                                                  \
            "none known",                                                              \
        NO_CONFLICT, PROVED_BY(HEADER))

#endif
