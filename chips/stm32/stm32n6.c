// STM32N6, all of them. Registers and SRAM have a secure alias each, and so have the
// registers of the steps, at the same offset.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "stm32n6.h"
#include "stm32_rows.h"

static const backmem_step_t sram_steps[] = {
    { BACKMEM_RCC_AHB4ENR, BACKMEM_RCC_AHB4ENR_PWREN, BACKMEM_STEP_SET },
    { BACKMEM_PWR_DBPCR, BACKMEM_PWR_DBPCR_DBP, BACKMEM_STEP_UNLOCK },
    { BACKMEM_RCC_MEMENR, BACKMEM_RCC_MEMENR_BKPSRAMEN, BACKMEM_STEP_SET },
    { BACKMEM_PWR_BDCR2, BACKMEM_PWR_BDCR2_BKPRBSEN, BACKMEM_STEP_RETAIN },
};

static const backmem_step_t register_steps[] = {
    { BACKMEM_RCC_AHB4ENR, BACKMEM_RCC_AHB4ENR_PWREN, BACKMEM_STEP_SET },
    { BACKMEM_RCC_APB4ENR1, BACKMEM_RCC_APB4ENR1_RTCAPBEN, BACKMEM_STEP_SET },
    { BACKMEM_PWR_DBPCR, BACKMEM_PWR_DBPCR_DBP, BACKMEM_STEP_UNLOCK },
};

static const backmem_reserved_t register_spans[] = {
    { 0, 8 * 4, BACKMEM_WHEN_BOOTLOADER }, // BKP0R to BKP7R
    { 31 * 4, 4, BACKMEM_WHEN_BOOTLOADER },
};

static const backmem_region_desc_t rows[] = {
    {
        STM32_ECC_SRAM(BACKMEM_BKPSRAM_BASE, BACKMEM_BKPSRAM_BYTES,
                       BACKMEM_HAZARD_CACHEABLE),
        .secure_offset = BACKMEM_SECURE_OFFSET,
        STM32_VBAT,
        STM32_STEPS(sram_steps),
    },
    {
        STM32_REGISTERS("TAMP_BKP", BACKMEM_TAMP_BKP0R, BACKMEM_TAMP_BKP_COUNT),
        .secure_offset = BACKMEM_SECURE_OFFSET,
        STM32_VBAT,
        STM32_STEPS(register_steps),
        STM32_SPANS(register_spans),
    },
};

const backmem_chip_t backmem_chip_stm32n6 = {
    .name = "stm32n6",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
