// Numbers of STM32L0, named as in RM0367.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32L0_H
#define BACKMEM_CHIPS_STM32L0_H

#define BACKMEM_RTC_BKP0R     0x40002850u
#define BACKMEM_RTC_BKP_COUNT 5

#define BACKMEM_RCC_APB1ENR       0x40021038u
#define BACKMEM_RCC_APB1ENR_PWREN (1u << 28)

#define BACKMEM_PWR_CR     0x40007000u
#define BACKMEM_PWR_CR_DBP (1u << 8)

#endif
