// STM32L4 with a clock gate of the RTC's bus: L43x, L44x, L45x, L46x, L49x, L4A6,
// L4R5 to L4S9. Not L412, L422, L4P5, L4Q5: other addresses.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "stm32l4.h"

static const backmem_step_t steps[] = {
    { BACKMEM_RCC_APB1ENR1, BACKMEM_RCC_APB1ENR1_PWREN, BACKMEM_STEP_SET },
    { BACKMEM_RCC_APB1ENR1, BACKMEM_RCC_APB1ENR1_RTCAPBEN, BACKMEM_STEP_SET },
    { BACKMEM_PWR_CR1, BACKMEM_PWR_CR1_DBP, BACKMEM_STEP_UNLOCK },
};

static const backmem_row_t rows[] = {
    {
        .name = "RTC_BKP",
        .base = BACKMEM_RTC_BKP0R,
        .bytes = BACKMEM_RTC_BKP_COUNT * 4,
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

const backmem_chip_t backmem_chip_stm32l4 = {
    .name = "stm32l4",
    .rows = rows,
    .row_count = BACKMEM_COUNT(rows),
};
