// What STM32L4 and L5 share, named as in RM0351, RM0394 and RM0438. A page says where
// its registers are, and whether their bus has a gate.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_STM32L4_FAMILY_H
#define BACKMEM_STM32L4_FAMILY_H

#include "backmem_stm32_family.h"

#define BACKMEM_RCC_APB1ENR1       0x40021058u
#define BACKMEM_RCC_APB1ENR1_PWREN (1u << 28)
#define BACKMEM_RCC_BDCR           0x40021090u
#define BACKMEM_RCC_BDCR_BDRST     (1u << 16)

#define BACKMEM_PWR_CR1     0x40007000u
#define BACKMEM_PWR_CR1_DBP (1u << 8)

// Of those whose registers are the RTC's.
#define BACKMEM_ST_L4_GATES                                                            \
    BACKMEM_ST_HELD("BDRST", BACKMEM_ST_SVD("STM32L476")) ". "                         \
    BACKMEM_ST_FLAGS_MAY_HOLD ". A tamper event erases them unless "                   \
    "RTC_TAMPCR.TAMPxNOERASE is set (" BACKMEM_ST_CUBE                                 \
    "stm32l4xx/drivers/src/stm32l4xx_hal_rtc_ex.c)"

#define BACKMEM_ST_L4_SURVIVES                                                         \
    "Standby and Shutdown lose all but the backup domain (" BACKMEM_ST_CUBE            \
    "stm32l4xx/drivers/src/stm32l4xx_hal_pwr.c and _hal_pwr_ex.c). Shutdown keeps "    \
    "them while VDD stays in range: " BACKMEM_ST_SHUTDOWN_GAP ". " BACKMEM_ST_LOSS

#endif
