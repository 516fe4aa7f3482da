// STM32F0 but the value line, and the STM32F3 with five backup registers: F303x6 and
// x8, F328, F334.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32_rtc_family.h"

#define BACKMEM_ST_HEADER BACKMEM_ST_CUBE "stm32f0xx/soc/stm32f072xb.h"
#define BACKMEM_ST_HAL    BACKMEM_ST_CUBE "stm32f0xx/drivers/src/stm32f0xx_hal_pwr.c"

#define BACKMEM_RTC_BKP_COUNT 5
#define BACKMEM_RCC_APB1ENR   0x4002101Cu
#define BACKMEM_RCC_BDCR      0x40021020u

#define BACKMEM_RCC_BDCR_BDRST (1u << 16)
#define BACKMEM_RTC_ISR_TAMPxF (7u << 13) // TAMP1F to TAMP3F, which some have not

BACKMEM_PAGE(stm32f0, "STMicroelectronics",

F_REGISTERS(BACKMEM_ST_HEADER, BACKMEM_ST_HAL, "5",
    "",
    VISITED_ALONE,
        BACKMEM_ST_VISITED_ALONE,
    CONFLICT("the headers of the value line (F030, F070) declare no backup registers: "
             "those parts are refused, though their silicon may answer. The STM32F3 "
             "listed here have the same numbers in their headers")));
