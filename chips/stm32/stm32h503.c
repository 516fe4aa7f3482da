// STM32H503: 2 KB of backup SRAM, no TrustZone.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "stm32h503.h"
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

static const backmem_region_desc_t rows[] = {
    {
        STM32_ECC_SRAM(BACKMEM_BKPSRAM_BASE, BACKMEM_BKPSRAM_BYTES, 0),
        STM32_VBAT,
        STM32_STEPS(sram_steps),
    },
    {
        STM32_REGISTERS("TAMP_BKP", BACKMEM_TAMP_BKP0R, BACKMEM_TAMP_BKP_COUNT),
        STM32_VBAT,
        STM32_STEPS(register_steps),
    },
};

const backmem_chip_t backmem_chip_stm32h503 = {
    .name = "stm32h503",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
