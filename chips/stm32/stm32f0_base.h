// Numbers that STM32F0 and F3 share, named as in RM0091 and RM0316.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32F0_BASE_H
#define BACKMEM_CHIPS_STM32F0_BASE_H

#define BACKMEM_RTC_BKP0R 0x40002850u

#define BACKMEM_RCC_APB1ENR       0x4002101Cu
#define BACKMEM_RCC_APB1ENR_PWREN (1u << 28)

#define BACKMEM_PWR_CR     0x40007000u
#define BACKMEM_PWR_CR_DBP (1u << 8)

#endif
