// Where the facts of stm32l0.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32_notes.h"

#define HAL_PWR HAL_STM32 "stm32l0xx/drivers/src/stm32l0xx_hal_pwr.c"
#define HEADER  HAL_STM32 "stm32l0xx/soc/stm32l072xx.h"

static const backmem_sources_t rows[] = {
    {
        .place = HEADER ": RTC_BASE + BKP0R, RTC_BKP_NUMBER 5",
        .rule = REGISTERS_RULE,
        .survives = "Standby loses all but the RTC and its backup registers (" HAL_PWR
                    "). The family has no VBAT pin: at power-off they go (ST community "
                    "thread 'Backup register of STM32L010F4')",
        .steps = "PWREN, DBP, bits in " HEADER ". " CR_FLAGS,
        .hazards = REGISTERS_HAZARDS ". RTCRST in RCC_CSR clears them too",
        .owners = NO_OWNER,
        .proof = BACKMEM_PROOF_HEADER,
    },
};

const backmem_chip_sources_t backmem_sources_stm32l0 = {
    .chip = &backmem_chip_stm32l0,
    .vendor = "STMicroelectronics",
    .rows = rows,
};
