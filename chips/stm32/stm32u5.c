// STM32U5, all of them. Registers and SRAM have a secure alias each, and so have the
// registers of the steps, at the same offset.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "stm32u5.h"

static const backmem_step_t sram_steps[] = {
    { BACKMEM_RCC_AHB3ENR, BACKMEM_RCC_AHB3ENR_PWREN, BACKMEM_STEP_SET },
    { BACKMEM_PWR_DBPR, BACKMEM_PWR_DBPR_DBP, BACKMEM_STEP_UNLOCK },
    { BACKMEM_RCC_AHB1ENR, BACKMEM_RCC_AHB1ENR_BKPSRAMEN, BACKMEM_STEP_SET },
    { BACKMEM_PWR_BDCR1, BACKMEM_PWR_BDCR1_BREN, BACKMEM_STEP_RETAIN },
};

static const backmem_step_t register_steps[] = {
    { BACKMEM_RCC_AHB3ENR, BACKMEM_RCC_AHB3ENR_PWREN, BACKMEM_STEP_SET },
    { BACKMEM_RCC_APB3ENR, BACKMEM_RCC_APB3ENR_RTCAPBEN, BACKMEM_STEP_SET },
    { BACKMEM_PWR_DBPR, BACKMEM_PWR_DBPR_DBP, BACKMEM_STEP_UNLOCK },
};

static const backmem_reserved_t register_spans[] = {
    { 0, 8 * 4, BACKMEM_WHEN_BOOTLOADER }, // BKP0R to BKP7R
};

static const backmem_region_desc_t rows[] = {
    {
        .name = "BKPSRAM",
        .base = BACKMEM_BKPSRAM_BASE,
        .bytes = BACKMEM_BKPSRAM_BYTES,
        .secure_offset = BACKMEM_SECURE_OFFSET,
        .steps = sram_steps,
        .survives = BACKMEM_SURVIVES(YES, YES, YES, NO, YES, NO),
        .width = 4, // ECC is an option byte: as if it were on
        .stride = 4,
        .itemsize = 1,
        .rule = BACKMEM_RULE_PENDING,
        .hazards = BACKMEM_HAZARD_ECC | BACKMEM_HAZARD_ZEROIZE | BACKMEM_HAZARD_LOCK,
        .step_count = BACKMEM_COUNT(sram_steps),
    },
    {
        .name = "TAMP_BKP",
        .base = BACKMEM_TAMP_BKP0R,
        .bytes = BACKMEM_TAMP_BKP_COUNT * 4,
        .secure_offset = BACKMEM_SECURE_OFFSET,
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

const backmem_chip_t backmem_chip_stm32u5 = {
    .name = "stm32u5",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
