// STM32F405 and the other F4 with backup SRAM: F407, F415 to F439, F446, F469, F479;
// and all STM32F2, whose numbers are the same.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "stm32f405.h"

static const backmem_step_t sram_steps[] = {
    { BACKMEM_RCC_APB1ENR, BACKMEM_RCC_APB1ENR_PWREN, BACKMEM_STEP_SET },
    { BACKMEM_PWR_CR, BACKMEM_PWR_CR_DBP, BACKMEM_STEP_UNLOCK },
    { BACKMEM_RCC_AHB1ENR, BACKMEM_RCC_AHB1ENR_BKPSRAMEN, BACKMEM_STEP_SET },
    { BACKMEM_PWR_CSR, BACKMEM_PWR_CSR_BRE, BACKMEM_STEP_RETAIN },
    { BACKMEM_PWR_CSR, BACKMEM_PWR_CSR_BRR, BACKMEM_STEP_WAIT },
};

#define REGISTER_STEPS 2 // the registers need the first two

static const backmem_reserved_t register_spans[] = {
    { 0 * 4, 4, BACKMEM_WHEN_BOOTLOADER }, // BKP0R
    { 4 * 4, 4, BACKMEM_WHEN_BOOTLOADER },
    { 10 * 4, 4, BACKMEM_WHEN_TRANSIENT },
    { 19 * 4, 4, BACKMEM_WHEN_FIRMWARE },
};

static const backmem_region_desc_t rows[] = {
    {
        .name = "BKPSRAM",
        .base = BACKMEM_BKPSRAM_BASE,
        .bytes = BACKMEM_BKPSRAM_BYTES,
        .steps = sram_steps,
        .survives = BACKMEM_SURVIVES(YES, YES, YES, YES, YES, NO),
        .width = 1,
        .stride = 1,
        .itemsize = 1,
        .rule = BACKMEM_RULE_LANES,
        .hazards = BACKMEM_HAZARD_ZEROIZE | BACKMEM_HAZARD_LOCK,
        .step_count = BACKMEM_COUNT(sram_steps),
    },
    {
        .name = "RTC_BKP",
        .base = BACKMEM_RTC_BKP0R,
        .bytes = BACKMEM_RTC_BKP_COUNT * 4,
        .steps = sram_steps,
        .reserved = register_spans,
        .survives = BACKMEM_SURVIVES(YES, YES, YES, YES, YES, NO),
        .width = 4,
        .stride = 4,
        .itemsize = 4,
        .rule = BACKMEM_RULE_REPLICATES,
        .hazards = BACKMEM_HAZARD_ZEROIZE | BACKMEM_HAZARD_LOCK,
        .step_count = REGISTER_STEPS,
        .reserved_count = BACKMEM_COUNT(register_spans),
    },
};

const backmem_chip_t backmem_chip_stm32f405 = {
    .name = "stm32f405",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
