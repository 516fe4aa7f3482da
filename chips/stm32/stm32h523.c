// STM32H523, H533, H543, H553: 2 KB of backup SRAM, TrustZone.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "stm32h523.h"
#include "stm32h523_rows.h"

const backmem_chip_t backmem_chip_stm32h523 = {
    .name = "stm32h523",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
