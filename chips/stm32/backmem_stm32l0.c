// STM32L0, all of them: five backup registers, and no battery supply.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32_rtc_family.h"

#define BACKMEM_ST_HEADER BACKMEM_ST_CUBE "stm32l0xx/soc/stm32l072xx.h"
#define BACKMEM_ST_HAL    BACKMEM_ST_CUBE "stm32l0xx/drivers/src/stm32l0xx_hal_pwr.c"

#define BACKMEM_RTC_BKP_COUNT 5
#define BACKMEM_RCC_APB1ENR   0x40021038u // RM0367

BACKMEM_PAGE(stm32l0, "STMicroelectronics",

L_REGISTERS(BACKMEM_ST_HEADER, BACKMEM_ST_HAL, "RTC_BKP_NUMBER 5",
    NO_CONFLICT));
