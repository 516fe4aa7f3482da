// STM32F301, F302x6 and x8, F318: 20 backup registers.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32_rtc_family.h"

#define BACKMEM_ST_HEADER BACKMEM_ST_CUBE "stm32f3xx/soc/stm32f301x8.h"
#define BACKMEM_ST_HAL    BACKMEM_ST_CUBE "stm32f3xx/drivers/src/stm32f3xx_hal_pwr.c"

#define BACKMEM_RTC_BKP_COUNT 20
#define BACKMEM_RCC_APB1ENR   0x4002101Cu

BACKMEM_PAGE(stm32f301, "STMicroelectronics",

F_REGISTERS(BACKMEM_ST_HEADER, BACKMEM_ST_HAL, "20",
    NOT_RESERVED,
        BACKMEM_ST_NO_OWNER,
    CONFLICT(BACKMEM_ST_F3_COUNTS)));
