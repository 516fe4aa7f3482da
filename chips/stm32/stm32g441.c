// STM32G4 with 16 backup registers: G411, G431, G441, GBK1. The header of G411xC says
// 32, but has 16 members.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "stm32g441.h"
#include "stm32_rows.h"
#include "stm32l4_steps.h"

static const backmem_reserved_t spans[] = {
    { 0 * 4, 4, BACKMEM_WHEN_BOOTLOADER }, // BKP0R
};

static const backmem_region_desc_t rows[] = {
    {
        STM32_REGISTERS("TAMP_BKP", BACKMEM_TAMP_BKP0R, BACKMEM_TAMP_BKP_COUNT),
        STM32_VBAT,
        STM32_STEPS(steps),
        STM32_SPANS(spans),
    },
};

const backmem_chip_t backmem_chip_stm32g441 = {
    .name = "stm32g441",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
