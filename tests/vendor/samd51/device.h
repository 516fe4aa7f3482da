// Stands in for Microchip's samd51j19a.h: what the check reads of it, in its form.
//
// SPDX-License-Identifier: MIT
#include <stdint.h>

#define BKUPRAM_ADDR (0x47000000UL)
#define BKUPRAM_SIZE (0x00002000UL)

#define MCLK_AHBMASK_OFFSET      0x10
#define MCLK_AHBMASK_BKUPRAM_Pos 11
