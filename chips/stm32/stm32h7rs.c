// STM32H7R3, H7R7, H7S3, H7S7.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "stm32h7rs.h"
#include "stm32_rows.h"

static const backmem_step_t sram_steps[] = {
    { BACKMEM_PWR_CR1, BACKMEM_PWR_CR1_DBP, BACKMEM_STEP_UNLOCK },
    { BACKMEM_RCC_AHB4ENR, BACKMEM_RCC_AHB4ENR_BKPRAMEN, BACKMEM_STEP_SET },
    { BACKMEM_PWR_CSR1, BACKMEM_PWR_CSR1_BREN, BACKMEM_STEP_RETAIN },
    { BACKMEM_PWR_CSR1, BACKMEM_PWR_CSR1_BRRDY, BACKMEM_STEP_WAIT },
};

static const backmem_step_t register_steps[] = {
    { BACKMEM_RCC_APB4ENR, BACKMEM_RCC_APB4ENR_RTCAPBEN, BACKMEM_STEP_SET },
    { BACKMEM_PWR_CR1, BACKMEM_PWR_CR1_DBP, BACKMEM_STEP_UNLOCK },
};

static const backmem_region_desc_t rows[] = {
    {
        STM32_ECC_SRAM(BACKMEM_BKPSRAM_BASE, BACKMEM_BKPSRAM_BYTES,
                       BACKMEM_HAZARD_CACHEABLE),
        STM32_VBAT,
        STM32_STEPS(sram_steps),
    },
    {
        STM32_REGISTERS("TAMP_BKP", BACKMEM_TAMP_BKP0R, BACKMEM_TAMP_BKP_COUNT),
        STM32_VBAT,
        STM32_STEPS(register_steps),
    },
};

const backmem_chip_t backmem_chip_stm32h7rs = {
    .name = "stm32h7rs",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
