// STM32L5, all of them. The registers have a secure alias, and so have those of the
// steps, at the same offset.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "stm32l5.h"
#include "stm32_rows.h"
#include "stm32l4_steps.h"

static const backmem_region_desc_t rows[] = {
    {
        STM32_REGISTERS("TAMP_BKP", BACKMEM_TAMP_BKP0R, BACKMEM_TAMP_BKP_COUNT),
        .secure_offset = BACKMEM_SECURE_OFFSET,
        STM32_VBAT,
        STM32_STEPS(steps),
    },
};

const backmem_chip_t backmem_chip_stm32l5 = {
    .name = "stm32l5",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
