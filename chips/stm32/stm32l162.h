// Numbers of the STM32L1 with 32 backup registers.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32L162_H
#define BACKMEM_CHIPS_STM32L162_H

#include "stm32l1_base.h"

#define BACKMEM_RTC_BKP_COUNT 32

#endif
