// STM32WL but WL3x: 20 backup registers. PWR has no clock gate, and both cores of a
// WL5x share the registers.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "stm32wl.h"
#include "stm32_rows.h"

static const backmem_step_t steps[] = {
    { BACKMEM_RCC_APB1ENR1, BACKMEM_RCC_APB1ENR1_RTCAPBEN, BACKMEM_STEP_SET },
    { BACKMEM_PWR_CR1, BACKMEM_PWR_CR1_DBP, BACKMEM_STEP_UNLOCK },
};

static const backmem_region_desc_t rows[] = {
    {
        STM32_REGISTERS("TAMP_BKP", BACKMEM_TAMP_BKP0R, BACKMEM_TAMP_BKP_COUNT),
        STM32_VBAT,
        STM32_STEPS(steps),
    },
};

const backmem_chip_t backmem_chip_stm32wl = {
    .name = "stm32wl",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
