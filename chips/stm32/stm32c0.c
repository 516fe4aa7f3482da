// STM32C0, all of them: four words of the PWR block that store 16 bits each. No write
// protection, no battery supply.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "stm32c0.h"

static const backmem_step_t steps[] = {
    { BACKMEM_RCC_APBENR1, BACKMEM_RCC_APBENR1_PWREN, BACKMEM_STEP_SET },
};

static const backmem_region_desc_t rows[] = {
    {
        .name = "PWR_BKP",
        .base = BACKMEM_PWR_BKP0R,
        .bytes = BACKMEM_PWR_BKP_COUNT * 2,
        .steps = steps,
        .survives = BACKMEM_SURVIVES(YES, YES, YES, YES, NO, NO),
        .width = 2,
        .stride = 4,
        .rule = BACKMEM_RULE_UNKNOWN,
        .step_count = BACKMEM_COUNT(steps),
    },
};

const backmem_chip_t backmem_chip_stm32c0 = {
    .name = "stm32c0",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
