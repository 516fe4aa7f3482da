// STM32F1 of low and medium density: ten 16-bit backup registers, DR1 to DR10. There
// is no DR0.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "stm32f103_rows.h"

const backmem_chip_t backmem_chip_stm32f103 = {
    .name = "stm32f103",
    .regions = rows,
    .region_count = 1,
};
