// GD32F405 to GD32F470: a backup SRAM, and words of the RTC.
//
// SPDX-License-Identifier: MIT
#include "backmem_gd32_family.h"

#define BACKMEM_BKPSRAM_BASE  0x40024000u
#define BACKMEM_BKPSRAM_BYTES 4096

#define BACKMEM_RTC_BKP0      0x40002850u
#define BACKMEM_RTC_BKP_COUNT 20

#define BACKMEM_RCU_AHB1EN           0x40023830u
#define BACKMEM_RCU_AHB1EN_BKPSRAMEN (1u << 18)
#define BACKMEM_RCU_APB1EN           0x40023840u
#define BACKMEM_RCU_BDCTL            0x40023870u

#define BACKMEM_PMU_CTL       0x40007000u
#define BACKMEM_PMU_CS        0x40007004u
#define BACKMEM_PMU_CS_BLDORF (1u << 3)
#define BACKMEM_PMU_CS_BLDOON (1u << 9)

#define BACKMEM_GD_F4 BACKMEM_GD_HAL "gd32f4xx/standard_peripheral/include/gd32f4xx"

BACKMEM_PAGE(gd32f4xx, "GigaDevice",

REGION("BKPSRAM",
    AT(BKPSRAM_BASE, BKPSRAM_BYTES),
        BACKMEM_GD_HAL "gd32f4xx/cmsis/gd/gd32f4xx/include/gd32f4xx.h: BKPSRAM_BASE. "
        "The size: see the disagreements",
    UNIT(1, 1, 1, LANES),
        "an SRAM: bytes, as Zephyr's driver copies them "
        "(zephyrproject-rtos/zephyr#106501, run on a GD32F450I-EVAL)",
    SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, YES, UNKNOWN),
        "'When VDD shut down and this bit is cleared, the data in Backup SRAM will be "
        "lost', of BLDOON (apache/nuttx@4ebc8a7291 "
        "arch/arm/src/gd32f4/gd32f4xx_pmu.c); on VBAT, then. Of the resets no text was "
        "found",
    STEPS(SET(RCU_APB1EN, PMUEN),
          UNLOCK(PMU_CTL, BKPWEN),
          SET(RCU_AHB1EN, BKPSRAMEN),
          RETAIN(PMU_CS, BLDOON),
          RETAIN_READY(PMU_CS, BLDORF),
          ASK_CLEAR(RCU_BDCTL, BKPRST)),
        BACKMEM_GD_F4 "_rcu.h: PMUEN, BKPSRAMEN, BKPRST; " BACKMEM_GD_F4 "_pmu.h: "
        "BKPWEN, BLDOON 'backup SRAM LDO on', BLDORF 'backup SRAM LDO ready flag'. "
        BACKMEM_GD_HELD,
    HAZARDS(LOCK),
        "LOCK: write access to the backup domain is for BKPWEN to give (NuttX, the "
        "same file, gd32_pmu_backup_init: RTC, its registers and the backup SRAM)",
    NOT_RESERVED,
        "none known; NuttX keeps files or a crash dump in it where it is configured to "
        "(apache/nuttx@4ebc8a7291 arch/arm/src/gd32f4/Kconfig, GD32F4_SAVE_CRASHDUMP)",
    CONFLICT("the size: no text of the F4's own was read. 4 KB is what the GD32F5xx's "
             "header tells of the same block, at the same address behind the same "
             "clock: SYSCFG_BKPSRAMECC has ten bits for a word's address "
             "(" BACKMEM_GD_HAL "gd32f5xx/standard_peripheral/include/"
             "gd32f5xx_syscfg.h). Where there is less, stores behind it are DROPPED"),
    PROVED_BY(HEADER)),

RTC_BKP(WORDS_AT, BACKMEM_GD_F4, GD_PMUEN, NO_CONFLICT));
