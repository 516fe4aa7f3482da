// Numbers of the STM32H5 with TrustZone and 2 KB of backup SRAM.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32H523_H
#define BACKMEM_CHIPS_STM32H523_H

#include "stm32h5_base.h"

#define BACKMEM_SECURE_OFFSET 0x10000000u // all of these, registers too

#define BACKMEM_BKPSRAM_BYTES        2048
#define BACKMEM_TAMP_SECCFGR_BHKLOCK (1u << 30) // BKP0R to BKP7R hold a key

#endif
