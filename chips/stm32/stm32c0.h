// Numbers of STM32C0, named as in RM0490.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32C0_H
#define BACKMEM_CHIPS_STM32C0_H

#define BACKMEM_PWR_BKP0R     0x40007070u // 16 bits in each word
#define BACKMEM_PWR_BKP_COUNT 4

#define BACKMEM_RCC_APBENR1       0x4002103Cu
#define BACKMEM_RCC_APBENR1_PWREN (1u << 28)

#endif
