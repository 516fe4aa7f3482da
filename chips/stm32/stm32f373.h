// Numbers of STM32F373 and its kin.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32F373_H
#define BACKMEM_CHIPS_STM32F373_H

#include "stm32f0_base.h"

#define BACKMEM_RTC_BKP_COUNT 32

#endif
