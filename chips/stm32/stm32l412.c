// STM32L412, L422, L4P5, L4Q5: the registers are the tamper block's, at another address
// than the other L4's.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "stm32l412.h"
#include "stm32_rows.h"
#include "stm32l4_steps.h"

static const backmem_region_desc_t rows[] = {
    {
        STM32_REGISTERS("TAMP_BKP", BACKMEM_TAMP_BKP0R, BACKMEM_TAMP_BKP_COUNT),
        STM32_VBAT,
        STM32_STEPS(steps),
    },
};

const backmem_chip_t backmem_chip_stm32l412 = {
    .name = "stm32l412",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
