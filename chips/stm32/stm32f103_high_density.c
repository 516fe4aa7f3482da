// STM32F1 of high and extra-large density, and the connectivity line: 42 16-bit
// backup registers in two runs, with control registers in between.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "stm32f103_rows.h"

const backmem_chip_t backmem_chip_stm32f103_high_density = {
    .name = "stm32f103_high_density",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
