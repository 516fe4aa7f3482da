// Where the facts of stm32g441.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32_notes.h"

#define HAL_PWR HAL_STM32 "stm32g4xx/drivers/src/stm32g4xx_hal_pwr.c"
#define HEADER  HAL_STM32 "stm32g4xx/soc/stm32g441xx.h"

static const backmem_sources_t rows[] = {
    {
        .place = HEADER ": TAMP_BASE + BKP0R, 16 members, RTC_BACKUP_NB 16",
        .rule = REGISTERS_RULE,
        .survives = "Standby and Shutdown lose all but the backup domain (" HAL_PWR
                    "). Shutdown keeps it while VDD stays in range: " SHUTDOWN_GAP
                    ". " REGISTERS_LOSS,
        .steps = "PWREN, RTCAPBEN, DBP, bits in " HEADER
                 ". Do not rely on RTCAPBEN's reset value: the vendor SVD of STM32G474 "
                 "says 1, those of kin 0 (modm-io/cmsis-svd-stm32)",
        .hazards = REGISTERS_HAZARDS,
        .owners = "BKP0R: ArduPilot/ardupilot@03285787 "
                  "libraries/AP_HAL_ChibiOS/hwdef/common/stm32_util.c, "
                  "set_fast_reboot: boot hold, on CAN nodes. " NO_OWNER_ELSE,
        .conflict = "the header of STM32G411xC has RTC_BACKUP_NB 32 and 16 members: 16 "
                    "are taken as there",
        .proof = BACKMEM_PROOF_HEADER,
    },
};

const backmem_chip_sources_t backmem_sources_stm32g441 = {
    .chip = &backmem_chip_stm32g441,
    .vendor = "STMicroelectronics",
    .rows = rows,
};
