// STM32F410, F412, F413, F423: no backup SRAM, and a clock gate of the RTC's bus.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "stm32f410.h"
#include "stm32_rows.h"

static const backmem_step_t steps[] = {
    { BACKMEM_RCC_APB1ENR, BACKMEM_RCC_APB1ENR_PWREN, BACKMEM_STEP_SET },
    { BACKMEM_RCC_APB1ENR, BACKMEM_RCC_APB1ENR_RTCAPBEN, BACKMEM_STEP_SET },
    { BACKMEM_PWR_CR, BACKMEM_PWR_CR_DBP, BACKMEM_STEP_UNLOCK },
};

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

const backmem_chip_t backmem_chip_stm32f410 = {
    .name = "stm32f410",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
