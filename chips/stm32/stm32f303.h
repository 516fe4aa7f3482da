// Numbers of STM32F303xC and its kin.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32F303_H
#define BACKMEM_CHIPS_STM32F303_H

#include "stm32f0_base.h"

#define BACKMEM_RTC_BKP_COUNT 16

#endif
