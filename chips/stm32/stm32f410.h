// What the STM32F41x without backup SRAM have beyond stm32f401.h: a clock gate of the
// RTC's bus.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32F410_H
#define BACKMEM_CHIPS_STM32F410_H

#include "stm32f401.h"

#define BACKMEM_RCC_APB1ENR_RTCAPBEN (1u << 10)

#endif
