// Geehy APM32F405, F407, F415, F417, F423, F425, F427: 4 KiB of backup SRAM and twenty
// backup registers.
//
// SPDX-License-Identifier: MIT
#include "backmem_apm32f4_family.h"

#define BACKMEM_BKPSRAM_BASE  0x40024000u
#define BACKMEM_BKPSRAM_BYTES 4096

#define BACKMEM_RCM_AHB1CLKEN_BAKPSRAMEN (1u << 18)

#define BACKMEM_PMU_CSTS         0x40007004u
#define BACKMEM_PMU_CSTS_BKPRFLG (1u << 3)
#define BACKMEM_PMU_CSTS_BKPREN  (1u << 9)

#define BACKMEM_RTC_STS_TPxFLG (3u << 13) // TP1FLG, TP2FLG

BACKMEM_PAGE(apm32f407, "Geehy",

REGION("BKPSRAM",
    AT(BKPSRAM_BASE, BKPSRAM_BYTES),
        BACKMEM_GEEHY_F4_HEADER("apm32f407xx") ": BKPSRAM_BASE, 'Backup SRAM(4 KB)'",
    UNIT(1, 1, 1, LANES),
        "an SRAM: bytes, halfwords and words, as no source says else (the same header)",
    SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
        "no source found but the backup regulator, whose name says what it is for ("
        BACKMEM_GEEHY_F4 "APM32F4xx_StdPeriphDriver/src/apm32f4xx_pmu.c)",
    STEPS(REQUIRE(RCM_BDCTRL, BDRST),
          SET(RCM_APB1CLKEN, PMUEN),
          UNLOCK(PMU_CTRL, BPWEN),
          SET(RCM_AHB1CLKEN, BAKPSRAMEN),
          RETAIN(PMU_CSTS, BKPREN),
          RETAIN_READY(PMU_CSTS, BKPRFLG)),
        BACKMEM_APM32F4_GATES ". BAKPSRAMEN, then the backup regulator, BKPREN and its "
        "flag BKPRFLG (" BACKMEM_GEEHY_F4_HEADER("apm32f407xx") ")",
    HAZARDS(LOCK),
        "LOCK: while BPWEN is clear, as after each reset, stores are not enabled",
    NOT_RESERVED,
        "none known",
    CONFLICT("differs from STM32F4: names alone, as far as the header goes. Two parts "
             "of the header's list, F423 and F425, have this SRAM where ST's F423 has "
             "none"),
    PROVED_BY(HEADER)),

RTC_BAKPS(BACKMEM_GEEHY_F4_HEADER("apm32f407xx")));
