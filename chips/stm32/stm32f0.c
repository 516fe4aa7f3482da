// STM32F0 but the value line, and the STM32F3 with five backup registers: F303x6 and
// x8, F328, F334.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "stm32f0.h"
#include "stm32_rows.h"
#include "stm32f0_steps.h"

static const backmem_region_desc_t rows[] = {
    {
        STM32_REGISTERS("RTC_BKP", BACKMEM_RTC_BKP0R, BACKMEM_RTC_BKP_COUNT),
        STM32_VBAT,
        STM32_STEPS(steps),
    },
};

const backmem_chip_t backmem_chip_stm32f0 = {
    .name = "stm32f0",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
