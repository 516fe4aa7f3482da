// STM32F373 and F378: 32 backup registers.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32_rtc_family.h"

#define ST_HEADER ST_CUBE "stm32f3xx/soc/stm32f378xx.h"
#define ST_HAL    ST_CUBE "stm32f3xx/drivers/src/stm32f3xx_hal_pwr.c"

#define BACKMEM_RTC_BKP_COUNT 32
#define BACKMEM_RCC_APB1ENR   0x4002101Cu

BACKMEM_PAGE(stm32f373, "STMicroelectronics",

F_REGISTERS(ST_HEADER, ST_HAL, "32",
    NOT_RESERVED,
        ST_NO_OWNER,
    CONFLICT(ST_F3_COUNTS)));
