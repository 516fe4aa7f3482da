// STM32H562, H563, H573, H5E4, H5E5, H5F4, H5F5: 4 KB of backup SRAM, TrustZone.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "stm32h573.h"
#include "stm32h523_rows.h"

const backmem_chip_t backmem_chip_stm32h573 = {
    .name = "stm32h573",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
