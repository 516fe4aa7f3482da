// STM32WB but WB0x: 20 backup registers. PWR has no clock gate.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "stm32wb.h"
#include "stm32_rows.h"

static const backmem_step_t steps[] = {
    { BACKMEM_RCC_APB1ENR1, BACKMEM_RCC_APB1ENR1_RTCAPBEN, BACKMEM_STEP_SET },
    { BACKMEM_PWR_CR1, BACKMEM_PWR_CR1_DBP, BACKMEM_STEP_UNLOCK },
};

static const backmem_reserved_t spans[] = {
    { 16 * 4, 3 * 4, BACKMEM_WHEN_FIRMWARE }, // BKP16R to BKP18R
};

static const backmem_region_desc_t rows[] = {
    {
        STM32_REGISTERS("RTC_BKP", BACKMEM_RTC_BKP0R, BACKMEM_RTC_BKP_COUNT),
        STM32_VBAT,
        STM32_STEPS(steps),
        STM32_SPANS(spans),
    },
};

const backmem_chip_t backmem_chip_stm32wb = {
    .name = "stm32wb",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
