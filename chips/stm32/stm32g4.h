// Numbers of the STM32G4 with 32 backup registers.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32G4_H
#define BACKMEM_CHIPS_STM32G4_H

#include "stm32g4_base.h"

#define BACKMEM_TAMP_BKP_COUNT 32

#endif
