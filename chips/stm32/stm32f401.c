// STM32F401 and F411: no backup SRAM, although some headers define its address.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "stm32f401.h"
#include "stm32_rows.h"
#include "stm32f0_steps.h"

static const backmem_reserved_t spans[] = {
    { 0 * 4, 4, BACKMEM_WHEN_BOOTLOADER }, // BKP0R
    { 4 * 4, 4, BACKMEM_WHEN_BOOTLOADER },
    { 10 * 4, 4, BACKMEM_WHEN_TRANSIENT },
    { 19 * 4, 4, BACKMEM_WHEN_FIRMWARE },
};

static const backmem_region_desc_t rows[] = {
    {
        STM32_REGISTERS("RTC_BKP", BACKMEM_RTC_BKP0R, BACKMEM_RTC_BKP_COUNT),
        STM32_VBAT,
        STM32_STEPS(steps),
        STM32_SPANS(spans),
    },
};

const backmem_chip_t backmem_chip_stm32f401 = {
    .name = "stm32f401",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
