// Where the facts of stm32wba50.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32_notes.h"

#define HAL_PWR HAL_STM32 "stm32wbaxx/drivers/src/stm32wbaxx_hal_pwr.c"
#define HEADER  HAL_STM32 "stm32wbaxx/soc/stm32wba50xx.h"

static const backmem_sources_t rows[] = {
    {
        .place =
            HEADER ": TAMP_BASE_NS + BKP0R, RTC_BKP_NB 32. It has no secure aliases",
        .rule = REGISTERS_RULE,
        .survives = "Standby loses all but the backup domain (" HAL_PWR
                    "), which is on VBAT when VDD is off. " REGISTERS_LOSS,
        .steps = "PWREN, RTCAPBEN, DBP, bits in " HEADER,
        .hazards = REGISTERS_HAZARDS,
        .owners = NO_OWNER,
        .proof = BACKMEM_PROOF_HEADER,
    },
};

const backmem_chip_sources_t backmem_sources_stm32wba50 = {
    .chip = &backmem_chip_stm32wba50,
    .vendor = "STMicroelectronics",
    .rows = rows,
};
