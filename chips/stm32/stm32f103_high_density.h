// What the STM32F1 with 42 backup registers have beyond stm32f103.h.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32F103_HIGH_DENSITY_H
#define BACKMEM_CHIPS_STM32F103_HIGH_DENSITY_H

#include "stm32f103.h"

#define BACKMEM_BKP_DR11       0x40006C40u // behind RTCCR, CR and CSR
#define BACKMEM_BKP_DR11_COUNT 32

#endif
