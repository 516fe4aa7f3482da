// Numbers of SAMD51 and SAME5x, named as in Microchip's device headers.
// The row and the check against that header (samd_vendor.h) both use these.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_SAMD51_H
#define BACKMEM_CHIPS_SAMD51_H

#define BACKMEM_BKUPRAM_ADDR 0x47000000u
#define BACKMEM_BKUPRAM_SIZE 8192

#endif
