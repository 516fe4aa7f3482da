// Numbers of STM32G0, named as in RM0444.
// The rows and the check against ST's header (stm32_vendor.h) both use these.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32G0_H
#define BACKMEM_CHIPS_STM32G0_H

#define BACKMEM_TAMP_BKP0R     0x4000B100u
#define BACKMEM_TAMP_BKP_COUNT 5

#define BACKMEM_RCC_APBENR1          0x4002103Cu
#define BACKMEM_RCC_APBENR1_RTCAPBEN (1u << 10)
#define BACKMEM_RCC_APBENR1_PWREN    (1u << 28)

#define BACKMEM_PWR_CR1     0x40007000u
#define BACKMEM_PWR_CR1_DBP (1u << 8)

#endif
