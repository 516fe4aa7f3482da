// What STM32WBA23 and WBA25 have beyond stm32wba50.h: secure aliases.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32WBA23_H
#define BACKMEM_CHIPS_STM32WBA23_H

#include "stm32wba50.h"

#define BACKMEM_SECURE_OFFSET 0x10000000u // all of these, registers too

#endif
