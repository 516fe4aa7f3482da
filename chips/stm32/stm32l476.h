// Numbers of the STM32L4 whose backup registers are the RTC's, named as in RM0351.
// The rows and the check against ST's header (stm32_vendor.h) both use these.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32L476_H
#define BACKMEM_CHIPS_STM32L476_H

#define BACKMEM_RTC_BKP0R     0x40002850u
#define BACKMEM_RTC_BKP_COUNT 32

#define BACKMEM_RCC_APB1ENR1       0x40021058u
#define BACKMEM_RCC_APB1ENR1_PWREN (1u << 28)

#define BACKMEM_PWR_CR1     0x40007000u
#define BACKMEM_PWR_CR1_DBP (1u << 8)

#endif
