// STM32H742 to H757 and H723 to H735. Not H7A3, H7B0, H7B3: other addresses.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "stm32h743.h"

static const backmem_step_t sram_steps[] = {
    { BACKMEM_PWR_CR1, BACKMEM_PWR_CR1_DBP, BACKMEM_STEP_UNLOCK },
    { BACKMEM_RCC_AHB4ENR, BACKMEM_RCC_AHB4ENR_BKPRAMEN, BACKMEM_STEP_SET },
    { BACKMEM_PWR_CR2, BACKMEM_PWR_CR2_BREN, BACKMEM_STEP_RETAIN },
    { BACKMEM_PWR_CR2, BACKMEM_PWR_CR2_BRRDY, BACKMEM_STEP_WAIT },
};

static const backmem_step_t register_steps[] = {
    { BACKMEM_RCC_APB4ENR, BACKMEM_RCC_APB4ENR_RTCAPBEN, BACKMEM_STEP_SET },
    { BACKMEM_PWR_CR1, BACKMEM_PWR_CR1_DBP, BACKMEM_STEP_UNLOCK },
};

static const backmem_reserved_t register_spans[] = {
    { 0 * 4, 4, BACKMEM_WHEN_BOOTLOADER }, // BKP0R
    { 7 * 4, 8, BACKMEM_WHEN_BOOTLOADER }, // BKP7R, BKP8R
    { 19 * 4, 4, BACKMEM_WHEN_FIRMWARE },
};

static const backmem_region_desc_t rows[] = {
    {
        .name = "BKPSRAM",
        .base = BACKMEM_BKPSRAM_BASE,
        .bytes = BACKMEM_BKPSRAM_BYTES,
        .steps = sram_steps,
        .survives = BACKMEM_SURVIVES(YES, YES, YES, YES, YES, NO),
        .width = 4,
        .stride = 4,
        .itemsize = 1,
        .rule = BACKMEM_RULE_PENDING,
        .hazards = BACKMEM_HAZARD_ECC | BACKMEM_HAZARD_CACHEABLE
                   | BACKMEM_HAZARD_ZEROIZE | BACKMEM_HAZARD_LOCK,
        .step_count = BACKMEM_COUNT(sram_steps),
    },
    {
        .name = "RTC_BKP",
        .base = BACKMEM_RTC_BKP0R,
        .bytes = BACKMEM_RTC_BKP_COUNT * 4,
        .steps = register_steps,
        .reserved = register_spans,
        .survives = BACKMEM_SURVIVES(YES, YES, YES, YES, YES, NO),
        .width = 4,
        .stride = 4,
        .itemsize = 4,
        .rule = BACKMEM_RULE_REPLICATES,
        .hazards = BACKMEM_HAZARD_ZEROIZE | BACKMEM_HAZARD_LOCK,
        .step_count = BACKMEM_COUNT(register_steps),
        .reserved_count = BACKMEM_COUNT(register_spans),
    },
};

const backmem_chip_t backmem_chip_stm32h743 = {
    .name = "stm32h743",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
