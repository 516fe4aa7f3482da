// Where the facts of stm32f303.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32_notes.h"

#define HAL_PWR HAL_STM32 "stm32f3xx/drivers/src/stm32f3xx_hal_pwr.c"
#define HEADER  HAL_STM32 "stm32f3xx/soc/stm32f303xc.h"

static const backmem_sources_t rows[] = {
    {
        .place = HEADER ": RTC_BASE + BKP0R, 16 members, RTC_BKP_NUMBER 16",
        .rule = REGISTERS_RULE,
        .survives = "Standby loses all but the RTC and its backup registers (" HAL_PWR
                    "), and their domain is on VBAT when VDD is off. " REGISTERS_LOSS,
        .steps = "PWREN, DBP, bits in " HEADER ". " CR_FLAGS,
        .hazards = REGISTERS_HAZARDS,
        .owners = "BKP0R: ArduPilot/ardupilot@03285787 "
                  "libraries/AP_HAL_ChibiOS/hwdef/common/stm32_util.c, "
                  "set_fast_reboot: boot hold, on CAN nodes (hwdef/f303-periph). Each "
                  "start of its "
                  "bootloader writes it. " NO_OWNER_ELSE,
        .conflict = "the count differs inside the family, 5, 16, 20 or 32, and rests "
                    "on the headers alone",
        .proof = BACKMEM_PROOF_HEADER,
    },
};

const backmem_chip_sources_t backmem_sources_stm32f303 = {
    .chip = &backmem_chip_stm32f303,
    .vendor = "STMicroelectronics",
    .rows = rows,
};
