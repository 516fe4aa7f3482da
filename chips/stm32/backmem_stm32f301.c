// STM32F301, F302x6 and x8, F318: 20 backup registers.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32_rtc_family.h"

#define BACKMEM_ST_HEADER BACKMEM_ST_CUBE "stm32f3xx/soc/stm32f301x8.h"
#define BACKMEM_ST_HAL    BACKMEM_ST_CUBE "stm32f3xx/drivers/src/stm32f3xx_hal_pwr.c"

#define BACKMEM_RTC_BKP_COUNT 20
#define BACKMEM_RCC_APB1ENR   0x4002101Cu
#define BACKMEM_RCC_BDCR      0x40021020u

#define BACKMEM_RCC_BDCR_BDRST (1u << 16)
#define BACKMEM_RTC_ISR_TAMPxF (3u << 13) // TAMP1F, TAMP2F

BACKMEM_PAGE(stm32f301, "STMicroelectronics",

F_REGISTERS(BACKMEM_ST_HEADER, BACKMEM_ST_HAL, "20",
    BACKMEM_ST_F3_READOUT,
    VISITED_ALONE,
        BACKMEM_ST_VISITED_ALONE,
    CONFLICT(BACKMEM_ST_F3_COUNTS)));
