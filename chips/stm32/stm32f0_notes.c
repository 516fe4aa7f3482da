// Where the facts of stm32f0.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32_notes.h"

#define HAL_PWR HAL_STM32 "stm32f0xx/drivers/src/stm32f0xx_hal_pwr.c"
#define HEADER  HAL_STM32 "stm32f0xx/soc/stm32f072xb.h"

static const backmem_sources_t rows[] = {
    {
        .place = HEADER ": RTC_BASE + BKP0R, 5 members, RTC_BKP_NUMBER 5",
        .rule = REGISTERS_RULE,
        .survives = RTC_SURVIVES,
        .steps = "PWREN, DBP, bits in " HEADER ". " CR_FLAGS,
        .hazards = REGISTERS_HAZARDS,
        .owners = NO_OWNER,
        .conflict =
            "the headers of the value line (F030, F070) declare no backup registers: "
            "those parts are refused, though their silicon may answer. The STM32F3 "
            "listed here have the same numbers in their headers",
        .proof = BACKMEM_PROOF_HEADER,
    },
};

STM32_SOURCES(stm32f0);
