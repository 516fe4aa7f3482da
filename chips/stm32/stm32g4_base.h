// Numbers that STM32G4 share, named as in RM0440.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32G4_BASE_H
#define BACKMEM_CHIPS_STM32G4_BASE_H

#define BACKMEM_TAMP_BKP0R 0x40002500u

#define BACKMEM_RCC_APB1ENR1          0x40021058u
#define BACKMEM_RCC_APB1ENR1_RTCAPBEN (1u << 10)
#define BACKMEM_RCC_APB1ENR1_PWREN    (1u << 28)

#define BACKMEM_PWR_CR1     0x40007000u
#define BACKMEM_PWR_CR1_DBP (1u << 8)

#endif
