// STM32G0, all of them: five backup registers.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "stm32g0.h"

static const backmem_step_t steps[] = {
    { BACKMEM_RCC_APBENR1, BACKMEM_RCC_APBENR1_PWREN, BACKMEM_STEP_SET },
    { BACKMEM_RCC_APBENR1, BACKMEM_RCC_APBENR1_RTCAPBEN, BACKMEM_STEP_SET },
    { BACKMEM_PWR_CR1, BACKMEM_PWR_CR1_DBP, BACKMEM_STEP_UNLOCK },
};

static const backmem_row_t rows[] = {
    {
        .name = "TAMP_BKP",
        .base = BACKMEM_TAMP_BKP0R,
        .bytes = BACKMEM_TAMP_BKP_COUNT * 4,
        .steps = steps,
        .survives = BACKMEM_SURVIVES(YES, YES, YES, YES, YES, NO),
        .width = 4,
        .stride = 4,
        .itemsize = 4,
        .rule = BACKMEM_RULE_REPLICATES,
        .hazards = BACKMEM_HAZARD_ZEROIZE | BACKMEM_HAZARD_LOCK,
        .step_count = BACKMEM_COUNT(steps),
    },
};

const backmem_chip_t backmem_chip_stm32g0 = {
    .name = "stm32g0",
    .rows = rows,
    .row_count = BACKMEM_COUNT(rows),
};
