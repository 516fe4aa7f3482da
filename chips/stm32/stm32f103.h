// Numbers of STM32F1, named as in RM0008.
// The rows and the check against ST's header (stm32_vendor.h) both use these.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32F103_H
#define BACKMEM_CHIPS_STM32F103_H

#define BACKMEM_BKP_DR1       0x40006C04u // 16 bits in each word
#define BACKMEM_BKP_DR1_COUNT 10

#define BACKMEM_RCC_APB1ENR       0x4002101Cu
#define BACKMEM_RCC_APB1ENR_BKPEN (1u << 27)
#define BACKMEM_RCC_APB1ENR_PWREN (1u << 28)

#define BACKMEM_PWR_CR     0x40007000u
#define BACKMEM_PWR_CR_DBP (1u << 8)

#endif
