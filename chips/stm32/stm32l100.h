// Numbers of the STM32L1 with five backup registers.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32L100_H
#define BACKMEM_CHIPS_STM32L100_H

#include "stm32l1_base.h"

#define BACKMEM_RTC_BKP_COUNT 5

#endif
