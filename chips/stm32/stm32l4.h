// What the later STM32L4 have beyond stm32l476.h: a clock gate of the RTC's bus.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32L4_H
#define BACKMEM_CHIPS_STM32L4_H

#include "stm32l476.h"

#define BACKMEM_RCC_APB1ENR1_RTCAPBEN (1u << 10)

#endif
