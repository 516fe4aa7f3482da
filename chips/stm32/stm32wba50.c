// STM32WBA20 and WBA50: no secure aliases, no zones.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "stm32wba50.h"
#include "stm32_rows.h"
#include "stm32wba_steps.h"

static const backmem_region_desc_t rows[] = {
    {
        STM32_REGISTERS("TAMP_BKP", BACKMEM_TAMP_BKP0R, BACKMEM_TAMP_BKP_COUNT),
        STM32_VBAT,
        STM32_STEPS(steps),
    },
};

const backmem_chip_t backmem_chip_stm32wba50 = {
    .name = "stm32wba50",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
