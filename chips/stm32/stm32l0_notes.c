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
        .survives = RTC_SURVIVES_NO_VBAT,
        .steps = "PWREN, DBP, bits in " HEADER ". " CR_FLAGS,
        .hazards = REGISTERS_HAZARDS ". RTCRST in RCC_CSR clears them too",
        .owners = NO_OWNER,
        .proof = BACKMEM_PROOF_HEADER,
    },
};

STM32_SOURCES(stm32l0);
