// STM32F745, F746, F750, F756: the RTC's bus is always clocked.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "stm32f746.h"
#include "stm32_rows.h"

static const backmem_step_t sram_steps[] = {
    { BACKMEM_RCC_APB1ENR, BACKMEM_RCC_APB1ENR_PWREN, BACKMEM_STEP_SET },
    { BACKMEM_PWR_CR1, BACKMEM_PWR_CR1_DBP, BACKMEM_STEP_UNLOCK },
    { BACKMEM_RCC_AHB1ENR, BACKMEM_RCC_AHB1ENR_BKPSRAMEN, BACKMEM_STEP_SET },
    { BACKMEM_PWR_CSR1, BACKMEM_PWR_CSR1_BRE, BACKMEM_STEP_RETAIN },
    { BACKMEM_PWR_CSR1, BACKMEM_PWR_CSR1_BRR, BACKMEM_STEP_WAIT },
};

static const backmem_step_t register_steps[] = {
    { BACKMEM_RCC_APB1ENR, BACKMEM_RCC_APB1ENR_PWREN, BACKMEM_STEP_SET },
    { BACKMEM_PWR_CR1, BACKMEM_PWR_CR1_DBP, BACKMEM_STEP_UNLOCK },
};

static const backmem_reserved_t register_spans[] = {
    { 0 * 4, 4, BACKMEM_WHEN_BOOTLOADER }, // BKP0R
    { 31 * 4, 4, BACKMEM_WHEN_FIRMWARE },
};

static const backmem_region_desc_t rows[] = {
    {
        .name = "BKPSRAM",
        .base = BACKMEM_BKPSRAM_BASE,
        .bytes = BACKMEM_BKPSRAM_BYTES,
        .width = 1,
        .stride = 1,
        .itemsize = 1,
        .rule = BACKMEM_RULE_LANES,
        .hazards =
            BACKMEM_HAZARD_CACHEABLE | BACKMEM_HAZARD_ZEROIZE | BACKMEM_HAZARD_LOCK,
        STM32_VBAT,
        STM32_STEPS(sram_steps),
    },
    {
        STM32_REGISTERS("RTC_BKP", BACKMEM_RTC_BKP0R, BACKMEM_RTC_BKP_COUNT),
        STM32_VBAT,
        STM32_STEPS(register_steps),
        STM32_SPANS(register_spans),
    },
};

const backmem_chip_t backmem_chip_stm32f746 = {
    .name = "stm32f746",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
