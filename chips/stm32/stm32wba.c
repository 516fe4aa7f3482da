// STM32WBA52 to WBA65. The registers have a secure alias, and so have those of the
// steps, at the same offset.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "stm32wba.h"
#include "stm32_rows.h"
#include "stm32wba_steps.h"

static const backmem_reserved_t spans[] = {
    { 0, 8 * 4, BACKMEM_WHEN_BOOTLOADER }, // BKP0R to BKP7R
};

static const backmem_region_desc_t rows[] = {
    {
        STM32_REGISTERS("TAMP_BKP", BACKMEM_TAMP_BKP0R, BACKMEM_TAMP_BKP_COUNT),
        .secure_offset = BACKMEM_SECURE_OFFSET,
        STM32_VBAT,
        STM32_STEPS(steps),
        STM32_SPANS(spans),
    },
};

const backmem_chip_t backmem_chip_stm32wba = {
    .name = "stm32wba",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
