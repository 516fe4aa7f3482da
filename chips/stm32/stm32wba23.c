// STM32WBA23 and WBA25: secure aliases, and no boot hardware key.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "stm32wba23.h"
#include "stm32_rows.h"
#include "stm32wba_steps.h"

static const backmem_region_desc_t rows[] = {
    {
        STM32_REGISTERS("TAMP_BKP", BACKMEM_TAMP_BKP0R, BACKMEM_TAMP_BKP_COUNT),
        .secure_offset = BACKMEM_SECURE_OFFSET,
        STM32_VBAT,
        STM32_STEPS(steps),
    },
};

const backmem_chip_t backmem_chip_stm32wba23 = {
    .name = "stm32wba23",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
