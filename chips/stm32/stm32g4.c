// STM32G4 with 32 backup registers: G414, G47x, G48x, G491, G4A1.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "stm32g4.h"
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

const backmem_chip_t backmem_chip_stm32g4 = {
    .name = "stm32g4",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
