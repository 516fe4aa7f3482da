// What GD32 share: the switches of the backup domain, and who says so. PMU_CTL is
// called PMU_CTL0 in newer headers; address and bit are the same.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_GD32_FAMILY_H
#define BACKMEM_GD32_FAMILY_H

#include "backmem/page.h"

#define BACKMEM_GD_SPL "CommunityGD32Cores/gd32-pio-spl-package@431ebdea00 gd32/"
#define BACKMEM_GD_HAL "zephyrproject-rtos/hal_gigadevice@5c5344b3d7 "

#define BACKMEM_RCU_APB1EN_BKPIEN (1u << 27)
#define BACKMEM_RCU_APB1EN_PMUEN  (1u << 28)

#define BACKMEM_RCU_BDCTL_BKPRST (1u << 16)

#define BACKMEM_PMU_CTL_BKPWEN (1u << 8)

#define BACKMEM_GD_UNIT                                                                \
    "nobody says what a narrower store does: treated as the worst"
#define BACKMEM_GD_SURVIVES                                                            \
    "on VBAT while VDD is off: GigaDevice's own example of the GD32E10x, "             \
    "Examples/BKP/Backup_data/readme.txt of its firmware library "                     \
    "(CommunityGD32Cores/gigadevice-firmware-and-docs), taken for all whose header "   \
    "has a backup domain. Of the resets no text was found"
#define BACKMEM_GD_HAZARDS                                                             \
    "ZEROIZE: a tamper event and a reset of the backup domain clear them. LOCK: "      \
    "stores are dropped while BKPWEN of PMU_CTL is clear"
#define BACKMEM_GD_HELD                                                                \
    "BKPRST: 'backup domain reset', a level that software sets and clears; whether "   \
    "it holds them is not written, so it is named after a dropped store only"

#define BACKMEM_PAGE_GD_VBAT \
    BACKMEM_PAGE_SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, YES, UNKNOWN)

// Registers of the RTC. `spl` is where the line's headers are: a folder, and how their
// names begin; `steps` is one of these three.
#define BACKMEM_PAGE_GD_PMUEN                                                          \
    BACKMEM_PAGE_STEPS(SET(RCU_APB1EN, PMUEN),                                         \
                       UNLOCK(PMU_CTL, BKPWEN),                                        \
                       ASK_CLEAR(RCU_BDCTL, BKPRST))
#define BACKMEM_PAGE_GD_PMUEN_BKPEN                                                    \
    BACKMEM_PAGE_STEPS(SET(RCU_APB1EN, PMUEN),                                         \
                       SET(RCU_APB1EN, BKPEN),                                         \
                       UNLOCK(PMU_CTL, BKPWEN),                                        \
                       ASK_CLEAR(RCU_BDCTL, BKPRST))
#define BACKMEM_PAGE_GD_APB4_PMUEN                                                     \
    BACKMEM_PAGE_STEPS(SET(RCU_APB4EN, PMUEN),                                         \
                       UNLOCK(PMU_CTL, BKPWEN),                                        \
                       ASK_CLEAR(RCU_BDCTL, BKPRST))
#define BACKMEM_PAGE_RTC_BKP(place, spl, steps, conflict)                              \
    BACKMEM_MAKE_REGION("RTC_BKP",                                                     \
        BACKMEM_PAGE_##place(RTC_BKP0, RTC_BKP_COUNT),                                 \
            spl "_rtc.h: RTC_BKP0 and up",                                             \
        BACKMEM_PAGE_UNIT(4, 4, 4, UNKNOWN),                                           \
            BACKMEM_GD_UNIT,                                                           \
        BACKMEM_PAGE_GD_VBAT,                                                          \
            BACKMEM_GD_SURVIVES,                                                       \
        BACKMEM_PAGE_##steps,                                                          \
            spl "_rcu.h: PMUEN, BKPEN where it has one, BKPRST; " spl "_pmu.h: "       \
            "BKPWEN, backup domain write enable. " BACKMEM_GD_HELD,                    \
        BACKMEM_PAGE_HAZARDS(ZEROIZE, LOCK),                                           \
            BACKMEM_GD_HAZARDS,                                                        \
        BACKMEM_PAGE_NOT_RESERVED,                                                     \
            "none known",                                                              \
        BACKMEM_PAGE_##conflict, BACKMEM_PROOF_HEADER)

// The first ten registers of the BKP block, which are all that some have, and the
// others.
#define BACKMEM_PAGE_BKP_DATA0(spl)                                                    \
    BACKMEM_MAKE_REGION("BKP_DATA0",                                                   \
        BACKMEM_PAGE_HALVES_AT(BKP_DATA0, BKP_DATA0_COUNT),                            \
            spl "_bkp.h: BKP_DATA0_9. The driver counts from 1, the macros from 0",    \
        BACKMEM_PAGE_UNIT(2, 4, 0, UNKNOWN),                                           \
            "16 of the 32 bits are data; " BACKMEM_GD_UNIT,                            \
        BACKMEM_PAGE_GD_VBAT,                                                          \
            BACKMEM_GD_SURVIVES,                                                       \
        BACKMEM_PAGE_STEPS(SET(RCU_APB1EN, PMUEN),                                     \
                           SET(RCU_APB1EN, BKPIEN),                                    \
                           UNLOCK(PMU_CTL, BKPWEN),                                    \
                           ASK_CLEAR(RCU_BDCTL, BKPRST)),                              \
            BACKMEM_GD_BKP_STEPS(spl),                                                 \
        BACKMEM_PAGE_HAZARDS(ZEROIZE, LOCK),                                           \
            BACKMEM_GD_HAZARDS,                                                        \
        BACKMEM_PAGE_NOT_RESERVED,                                                     \
            "none known",                                                              \
        BACKMEM_PAGE_NO_CONFLICT, BACKMEM_PROOF_HEADER)
#define BACKMEM_PAGE_BKP_DATA10(spl)                                                   \
    BACKMEM_PAGE_REGION("BKP_DATA10",                                                  \
        HALVES_AT(BKP_DATA10, BKP_DATA10_COUNT),                                       \
            spl "_bkp.h: BKP_DATA10_41; OCTL, TPCTL and TPCS stand in between",        \
        UNIT(2, 4, 0, UNKNOWN),                                                        \
            "16 of the 32 bits are data; " BACKMEM_GD_UNIT,                            \
        GD_VBAT,                                                                       \
            BACKMEM_GD_SURVIVES,                                                       \
        FIRST_STEPS(4),                                                                \
            BACKMEM_GD_BKP_STEPS(spl),                                                 \
        HAZARDS(ZEROIZE, LOCK),                                                        \
            BACKMEM_GD_HAZARDS,                                                        \
        NOT_RESERVED,                                                                  \
            "none known",                                                              \
        NO_CONFLICT, PROVED_BY(HEADER))

#define BACKMEM_GD_BKP_STEPS(spl)                                                      \
    spl "_rcu.h: PMUEN, BKPIEN (BKPEN on GD32A50x), BKPRST; " spl "_pmu.h: BKPWEN, "   \
    "backup domain write enable. " BACKMEM_GD_HELD

#endif
