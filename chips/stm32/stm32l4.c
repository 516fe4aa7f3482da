// STM32L4 with a clock gate of the RTC's bus: L43x, L44x, L45x, L46x, L49x, L4A6, L4R5
// to L4S9. Not L412, L422, L4P5, L4Q5: other addresses.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "stm32l4.h"
#include "stm32_rows.h"
#include "stm32l4_steps.h"

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

const backmem_chip_t backmem_chip_stm32l4 = {
    .name = "stm32l4",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
