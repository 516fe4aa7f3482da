// Numbers of the STM32G4 with 16 backup registers.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32G441_H
#define BACKMEM_CHIPS_STM32G441_H

#include "stm32g4_base.h"

#define BACKMEM_TAMP_BKP_COUNT 16

#endif
