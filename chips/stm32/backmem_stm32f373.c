// STM32F373 and F378: 32 backup registers.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32_rtc_family.h"

#define BACKMEM_ST_HEADER BACKMEM_ST_CUBE "stm32f3xx/soc/stm32f378xx.h"
#define BACKMEM_ST_HAL    BACKMEM_ST_CUBE "stm32f3xx/drivers/src/stm32f3xx_hal_pwr.c"

#define BACKMEM_RTC_BKP_COUNT 32
#define BACKMEM_RCC_APB1ENR   0x4002101Cu
#define BACKMEM_RCC_BDCR      0x40021020u

#define BACKMEM_RCC_BDCR_BDRST (1u << 16)
#define BACKMEM_RTC_ISR_TAMPxF (7u << 13) // TAMP1F to TAMP3F

BACKMEM_PAGE(stm32f373, "STMicroelectronics",

F_REGISTERS(BACKMEM_ST_HEADER, BACKMEM_ST_HAL, "32",
    BACKMEM_ST_F3_READOUT,
    VISITED_ALONE,
        BACKMEM_ST_VISITED_ALONE,
    CONFLICT(BACKMEM_ST_F3_COUNTS)));
