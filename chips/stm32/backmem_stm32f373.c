// STM32F373 and F378: 32 backup registers.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32_rtc_family.h"

#define BACKMEM_ST_HEADER BACKMEM_ST_CUBE "stm32f3xx/soc/stm32f378xx.h"
#define BACKMEM_ST_HAL    BACKMEM_ST_CUBE "stm32f3xx/drivers/src/stm32f3xx_hal_pwr.c"

#define BACKMEM_RTC_BKP_COUNT 32
#define BACKMEM_RCC_APB1ENR   0x4002101Cu

BACKMEM_PAGE(stm32f373, "STMicroelectronics",

F_REGISTERS(BACKMEM_ST_HEADER, BACKMEM_ST_HAL, "32",
    NOT_RESERVED,
        BACKMEM_ST_NO_OWNER,
    CONFLICT(BACKMEM_ST_F3_COUNTS)));
