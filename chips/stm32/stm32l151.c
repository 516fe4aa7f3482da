// STM32L151xB and L152xB: 20 backup registers, and no battery supply.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "stm32l151.h"
#include "stm32_rows.h"
#include "stm32f0_steps.h"

static const backmem_region_desc_t rows[] = {
    {
        STM32_REGISTERS("RTC_BKP", BACKMEM_RTC_BKP0R, BACKMEM_RTC_BKP_COUNT),
        STM32_NO_VBAT,
        STM32_STEPS(steps),
    },
};

const backmem_chip_t backmem_chip_stm32l151 = {
    .name = "stm32l151",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
