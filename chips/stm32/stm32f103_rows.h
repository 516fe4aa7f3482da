// The rows of STM32F1. Each chip's file includes them once and says how many it has.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32F103_ROWS_H
#define BACKMEM_CHIPS_STM32F103_ROWS_H

#include "backmem/chip.h"
#include "stm32f103_high_density.h"

static const backmem_step_t steps[] = {
    { BACKMEM_RCC_APB1ENR, BACKMEM_RCC_APB1ENR_PWREN, BACKMEM_STEP_SET },
    { BACKMEM_RCC_APB1ENR, BACKMEM_RCC_APB1ENR_BKPEN, BACKMEM_STEP_SET },
    { BACKMEM_PWR_CR, BACKMEM_PWR_CR_DBP, BACKMEM_STEP_UNLOCK },
};

static const backmem_reserved_t spans[] = {
    { 0 * 2, 4, BACKMEM_WHEN_BOOTLOADER }, // DR1, DR2
    { 3 * 2, 2, BACKMEM_WHEN_BOOTLOADER }, // DR4
    { 9 * 2, 2, BACKMEM_WHEN_BOOTLOADER }, // DR10
};

static const backmem_region_desc_t rows[] = {
    {
        .name = "BKP_DR1",
        .base = BACKMEM_BKP_DR1,
        .bytes = BACKMEM_BKP_DR1_COUNT * 2,
        .steps = steps,
        .reserved = spans,
        .survives = BACKMEM_SURVIVES(YES, YES, YES, YES, YES, NO),
        .width = 2,
        .stride = 4,
        .rule = BACKMEM_RULE_UNKNOWN,
        .hazards = BACKMEM_HAZARD_ZEROIZE | BACKMEM_HAZARD_LOCK,
        .step_count = BACKMEM_COUNT(steps),
        .reserved_count = BACKMEM_COUNT(spans),
    },
    {
        .name = "BKP_DR11",
        .base = BACKMEM_BKP_DR11,
        .bytes = BACKMEM_BKP_DR11_COUNT * 2,
        .steps = steps,
        .survives = BACKMEM_SURVIVES(YES, YES, YES, YES, YES, NO),
        .width = 2,
        .stride = 4,
        .rule = BACKMEM_RULE_UNKNOWN,
        .hazards = BACKMEM_HAZARD_ZEROIZE | BACKMEM_HAZARD_LOCK,
        .step_count = BACKMEM_COUNT(steps),
    },
};

#endif
