// Numbers of the STM32L4 whose backup registers are the tamper block's, named as in
// RM0394 and RM0432.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32L412_H
#define BACKMEM_CHIPS_STM32L412_H

#define BACKMEM_TAMP_BKP0R     0x40003500u
#define BACKMEM_TAMP_BKP_COUNT 32

#define BACKMEM_RCC_APB1ENR1          0x40021058u
#define BACKMEM_RCC_APB1ENR1_RTCAPBEN (1u << 10)
#define BACKMEM_RCC_APB1ENR1_PWREN    (1u << 28)

#define BACKMEM_PWR_CR1     0x40007000u
#define BACKMEM_PWR_CR1_DBP (1u << 8)

#endif
