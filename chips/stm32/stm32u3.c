// STM32U3, all of them: backup registers, no backup SRAM. They have a secure alias, and
// so have the registers of the steps, at the same offset.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "stm32u3.h"
#include "stm32_rows.h"

static const backmem_step_t steps[] = {
    { BACKMEM_RCC_AHB1ENR2, BACKMEM_RCC_AHB1ENR2_PWREN, BACKMEM_STEP_SET },
    { BACKMEM_RCC_APB1ENR1, BACKMEM_RCC_APB1ENR1_RTCAPBEN, BACKMEM_STEP_SET },
    { BACKMEM_PWR_DBPR, BACKMEM_PWR_DBPR_DBP, BACKMEM_STEP_UNLOCK },
};

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

const backmem_chip_t backmem_chip_stm32u3 = {
    .name = "stm32u3",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
