// What STM32WBA52 to WBA65 have beyond stm32wba23.h: a key in the registers.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32WBA_H
#define BACKMEM_CHIPS_STM32WBA_H

#include "stm32wba23.h"

#define BACKMEM_TAMP_SECCFGR_BHKLOCK (1u << 30) // BKP0R to BKP7R hold it

#endif
