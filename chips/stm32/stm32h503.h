// Numbers of STM32H503, named as in RM0492: no TrustZone.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32H503_H
#define BACKMEM_CHIPS_STM32H503_H

#include "stm32h5_base.h"

#define BACKMEM_BKPSRAM_BYTES 2048

#endif
