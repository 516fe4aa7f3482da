// What STM32L5 has beyond stm32l412.h, named as in RM0438: secure aliases of the same
// numbers.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32L5_H
#define BACKMEM_CHIPS_STM32L5_H

#include "stm32l412.h"

#define BACKMEM_SECURE_OFFSET 0x10000000u // all of these, registers too

#endif
