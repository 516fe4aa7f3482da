// Numbers of STM32F0, and of the STM32F3 that have five backup registers.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32F0_H
#define BACKMEM_CHIPS_STM32F0_H

#include "stm32f0_base.h"

#define BACKMEM_RTC_BKP_COUNT 5

#endif
