// The rows of the STM32H5 with TrustZone. A chip's file includes its numbers first.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32H523_ROWS_H
#define BACKMEM_CHIPS_STM32H523_ROWS_H

#include "stm32_rows.h"

static const backmem_step_t sram_steps[] = {
    { BACKMEM_PWR_DBPCR, BACKMEM_PWR_DBPCR_DBP, BACKMEM_STEP_UNLOCK },
    { BACKMEM_RCC_AHB1ENR, BACKMEM_RCC_AHB1ENR_BKPRAMEN, BACKMEM_STEP_SET },
    { BACKMEM_PWR_BDCR, BACKMEM_PWR_BDCR_BREN, BACKMEM_STEP_RETAIN },
    { BACKMEM_PWR_BDSR, BACKMEM_PWR_BDSR_BRRDY, BACKMEM_STEP_WAIT },
};

static const backmem_step_t register_steps[] = {
    { BACKMEM_RCC_APB3ENR, BACKMEM_RCC_APB3ENR_RTCAPBEN, BACKMEM_STEP_SET },
    { BACKMEM_PWR_DBPCR, BACKMEM_PWR_DBPCR_DBP, BACKMEM_STEP_UNLOCK },
};

static const backmem_reserved_t register_spans[] = {
    { 0, 8 * 4, BACKMEM_WHEN_BOOTLOADER }, // BKP0R to BKP7R
};

static const backmem_region_desc_t rows[] = {
    {
        STM32_ECC_SRAM(BACKMEM_BKPSRAM_BASE, BACKMEM_BKPSRAM_BYTES, 0),
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

#endif
