// What Geehy APM32F4 share: backup registers laid out as ST's STM32F4.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_APM32F4_FAMILY_H
#define BACKMEM_APM32F4_FAMILY_H

#include "backmem/page.h"

#define BACKMEM_GEEHY_F4 "GeehySemi/APM32F4xx_SDK@c80908a Libraries/"
#define BACKMEM_GEEHY_F4_HEADER(part) \
    BACKMEM_GEEHY_F4 "Device/Geehy/APM32F4xx/Include/" part ".h"

#define BACKMEM_RTC_BAKP       0x40002850u
#define BACKMEM_RTC_BAKP_COUNT 20

#define BACKMEM_RCM_AHB1CLKEN     0x40023830u
#define BACKMEM_RCM_APB1CLKEN     0x40023840u
#define BACKMEM_RCM_APB1CLKEN_PMUEN (1u << 28)
#define BACKMEM_RCM_BDCTRL        0x40023870u
#define BACKMEM_RCM_BDCTRL_BDRST  (1u << 16)

#define BACKMEM_PMU_CTRL       0x40007000u
#define BACKMEM_PMU_CTRL_BPWEN (1u << 8)

#define BACKMEM_RTC_STS 0x4000280Cu

#define BACKMEM_APM32F4_GATES                                                          \
    "PMUEN, then BPWEN, access to the RTC and backup registers ("                      \
    BACKMEM_GEEHY_F4 "APM32F4xx_StdPeriphDriver/src/apm32f4xx_pmu.c). BDRST: the "     \
    "software reset of the domain, a level that is taken to hold it while it is set"

#define BACKMEM_PAGE_RTC_BAKPS(header)                                                 \
    BACKMEM_MAKE_REGION("RTC_BAKP",                                                    \
        BACKMEM_PAGE_WORDS_AT(RTC_BAKP, RTC_BAKP_COUNT),                               \
            header ": RTC_BASE; " BACKMEM_GEEHY_F4                                     \
            "APM32F4xx_StdPeriphDriver/inc/apm32f4xx_rtc.h: twenty members of "        \
            "RTC_BAKP_REG_T",                                                          \
        BACKMEM_PAGE_UNIT(4, 4, 4, UNKNOWN),                                           \
            "32 bits; what a narrower store does is not written down: treated as the " \
            "worst",                                                                   \
        BACKMEM_PAGE_SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),   \
            "no source found but the name, backup registers (" header ")",             \
        BACKMEM_PAGE_STEPS(REQUIRE(RCM_BDCTRL, BDRST),                                 \
                           SET(RCM_APB1CLKEN, PMUEN),                                  \
                           UNLOCK(PMU_CTRL, BPWEN),                                    \
                           ASK_BOTH(RTC_STS, TPxFLG)),                                 \
            BACKMEM_APM32F4_GATES ". TPxFLG: that a tamper flag holds the registers "  \
            "is written of ST's, not of these, so it is named after a dropped store "  \
            "only",                                                                    \
        BACKMEM_PAGE_HAZARDS(LOCK),                                                    \
            "LOCK: while BPWEN is clear, as after each reset, stores are not "         \
            "enabled. "                                                                \
            "Whether a tamper event erases the registers is not known",                \
        BACKMEM_PAGE_NOT_RESERVED,                                                     \
            "none known: bootloaders for STM32F4 that run here too were not looked "   \
            "for",                                                                     \
        BACKMEM_PAGE_CONFLICT(                                                         \
            "differs from STM32F4: names alone, as far as the header goes"),           \
        BACKMEM_PROOF_HEADER)

#endif
