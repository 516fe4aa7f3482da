// STM32L151, L152 and L162 of 256 KB of flash and more: 32 backup registers, and no
// battery supply.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32_rtc_family.h"

#define BACKMEM_ST_HEADER BACKMEM_ST_CUBE "stm32l1xx/soc/stm32l162xe.h"
#define BACKMEM_ST_HAL    BACKMEM_ST_CUBE "stm32l1xx/drivers/src/stm32l1xx_hal_pwr.c"

#define BACKMEM_RTC_BKP_COUNT 32
#define BACKMEM_RCC_APB1ENR   0x40023824u // RM0038
#define BACKMEM_RCC_CSR       0x40023834u

#define BACKMEM_RCC_CSR_RTCRST (1u << 23)
#define BACKMEM_RTC_ISR_TAMPxF (7u << 13) // TAMP1F to TAMP3F

BACKMEM_PAGE(stm32l162, "STMicroelectronics",

L_REGISTERS(BACKMEM_ST_HEADER, BACKMEM_ST_HAL, "32 members",
    "",
    "BKP0R, BKP1R: " BACKMEM_BY_LORAMAC_NODE("NucleoL152/rtc-board.c") "; BKP0R: "
    BACKMEM_BY_RIOT ". "
    "BKP1R: dapboot's default (0x544F4F42; devanlai/dapboot@8a1f099f6e "
    "src/stm32l1/target_stm32l1.c). ",
    CONFLICT("of some other STM32L1 header and memory differ (see stm32l100)")));
