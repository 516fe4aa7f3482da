// STM32L100, L151xBA and L152xBA: five backup registers, and no battery supply.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32_rtc_family.h"

#define BACKMEM_ST_HEADER BACKMEM_ST_CUBE "stm32l1xx/soc/stm32l100xb.h"
#define BACKMEM_ST_HAL    BACKMEM_ST_CUBE "stm32l1xx/drivers/src/stm32l1xx_hal_pwr.c"

#define BACKMEM_RTC_BKP_COUNT 5
#define BACKMEM_RCC_APB1ENR   0x40023824u // RM0038
#define BACKMEM_RCC_CSR       0x40023834u

#define BACKMEM_RCC_CSR_RTCRST (1u << 23)
#define BACKMEM_RTC_ISR_TAMPxF (7u << 13) // TAMP1F to TAMP3F, of which L100xB has one

BACKMEM_PAGE(stm32l100, "STMicroelectronics",

L_REGISTERS(BACKMEM_ST_HEADER, BACKMEM_ST_HAL, "5 members",
    "",
    "BKP0R, BKP1R: " BACKMEM_BY_LORAMAC_NODE("NucleoL152/rtc-board.c") "; BKP0R: "
    BACKMEM_BY_RIOT ". ",
    CONFLICT("L151xBA and L152xBA: RM0038 20.6.20 gives Cat.2 devices 20 registers "
             "(quoted at askmeplz.com, 2019-08-26) and the header of L151xBA has 20 "
             "members; but both headers have RTC_BKP_NUMBER 5, that of L152xBA has 5 "
             "members, and three users found that stores reach the first five alone "
             "(ST community threads 'STM32 RTC Backup registers are limited to 5 on "
             "STM32L151RBT6A device' and 'Migration STM32L151RTB6 to STM32L151RTB6A "
             "Backup register problem'; an L151CB-A at askmeplz.com). Five are "
             "taken")));
