// What the later STM32F7 have beyond stm32f746.h: a clock gate of the RTC's bus.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32F767_H
#define BACKMEM_CHIPS_STM32F767_H

#include "stm32f746.h"

#define BACKMEM_RCC_APB1ENR_RTCEN \
    (1u << 10) // named like BDCR's bit; this one is the bus

#endif
