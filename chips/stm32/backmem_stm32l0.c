// STM32L0, all of them: five backup registers, and no battery supply.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32_rtc_family.h"

#define BACKMEM_ST_HEADER BACKMEM_ST_CUBE "stm32l0xx/soc/stm32l072xx.h"
#define BACKMEM_ST_HAL    BACKMEM_ST_CUBE "stm32l0xx/drivers/src/stm32l0xx_hal_pwr.c"

#define BACKMEM_RTC_BKP_COUNT 5
#define BACKMEM_RCC_APB1ENR   0x40021038u // RM0367
#define BACKMEM_RCC_CSR       0x40021050u

#define BACKMEM_RCC_CSR_RTCRST (1u << 19)
#define BACKMEM_RTC_ISR_TAMPxF (7u << 13) // TAMP1F to TAMP3F, of which some have two

BACKMEM_PAGE(stm32l0, "STMicroelectronics",

L_REGISTERS(BACKMEM_ST_HEADER, BACKMEM_ST_HAL, "RTC_BKP_NUMBER 5",
    ". A tamper event erases them unless RTC_TAMPCR.TAMPxNOERASE is set, and with "
    "TAMPxMF they stay (RM0367 Rev 7, p. 666)",
    "BKP0R, BKP1R: " BACKMEM_BY_LORAMAC_NODE("B-L072Z-LRWAN1/rtc-board.c") "; BKP0R: "
    BACKMEM_BY_RIOT ". ",
    NO_CONFLICT));
