// STM32L151xB and L152xB: 20 backup registers, and no battery supply.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32_rtc_family.h"

#define BACKMEM_ST_HEADER BACKMEM_ST_CUBE "stm32l1xx/soc/stm32l151xb.h"
#define BACKMEM_ST_HAL    BACKMEM_ST_CUBE "stm32l1xx/drivers/src/stm32l1xx_hal_pwr.c"

#define BACKMEM_RTC_BKP_COUNT 20
#define BACKMEM_RCC_APB1ENR   0x40023824u // RM0038
#define BACKMEM_RCC_CSR       0x40023834u

#define BACKMEM_RCC_CSR_RTCRST (1u << 23)
#define BACKMEM_RTC_ISR_TAMPxF (1u << 13) // TAMP1F

BACKMEM_PAGE(stm32l151, "STMicroelectronics",

L_REGISTERS(BACKMEM_ST_HEADER, BACKMEM_ST_HAL, "20 members",
    "",
    "BKP0R, BKP1R: " BACKMEM_BY_LORAMAC_NODE("NucleoL152/rtc-board.c") "; BKP0R: "
    BACKMEM_BY_RIOT ". ",
    CONFLICT("RM0038 20.6.20 gives Cat.1 and Cat.2 devices 20 registers (quoted at "
             "askmeplz.com, 2019-08-26); those of Cat.2, with the suffix A, have five "
             "(see stm32l100). A user who moved from L151RBT6 to RBT6A missed the "
             "upper 15 on the latter alone (ST community thread 'Migration "
             "STM32L151RTB6 to STM32L151RTB6A Backup register problem')")));
