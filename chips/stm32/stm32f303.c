// STM32F303xB to xE, F302xB to xE, F358, F398: 16 backup registers.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "stm32f303.h"
#include "stm32_rows.h"
#include "stm32f0_steps.h"

static const backmem_reserved_t spans[] = {
    { 0 * 4, 4, BACKMEM_WHEN_BOOTLOADER }, // BKP0R
};

static const backmem_region_desc_t rows[] = {
    {
        STM32_REGISTERS("RTC_BKP", BACKMEM_RTC_BKP0R, BACKMEM_RTC_BKP_COUNT),
        STM32_VBAT,
        STM32_STEPS(steps),
        STM32_SPANS(spans),
    },
};

const backmem_chip_t backmem_chip_stm32f303 = {
    .name = "stm32f303",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
