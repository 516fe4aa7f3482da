// STM32U0, all of them: nine backup registers, whatever TAMP_BKP_NUMBER says.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "stm32u0.h"
#include "stm32_rows.h"

static const backmem_step_t steps[] = {
    { BACKMEM_RCC_APBENR1, BACKMEM_RCC_APBENR1_PWREN, BACKMEM_STEP_SET },
    { BACKMEM_RCC_APBENR1, BACKMEM_RCC_APBENR1_RTCAPBEN, BACKMEM_STEP_SET },
    { BACKMEM_PWR_CR1, BACKMEM_PWR_CR1_DBP, BACKMEM_STEP_UNLOCK },
};

static const backmem_region_desc_t rows[] = {
    {
        STM32_REGISTERS("TAMP_BKP", BACKMEM_TAMP_BKP0R, BACKMEM_TAMP_BKP_COUNT),
        STM32_VBAT,
        STM32_STEPS(steps),
    },
};

const backmem_chip_t backmem_chip_stm32u0 = {
    .name = "stm32u0",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
