// STM32L151, L152 and L162 of 256 KB of flash and more: 32 backup registers, and no
// battery supply.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "stm32l162.h"
#include "stm32_rows.h"
#include "stm32f0_steps.h"

static const backmem_region_desc_t rows[] = {
    {
        STM32_REGISTERS("RTC_BKP", BACKMEM_RTC_BKP0R, BACKMEM_RTC_BKP_COUNT),
        STM32_NO_VBAT,
        STM32_STEPS(steps),
    },
};

const backmem_chip_t backmem_chip_stm32l162 = {
    .name = "stm32l162",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
