// Numbers of RP2040, named as in the data sheet.
// The row and the check against the SDK's headers (rp2_vendor.h) both use these.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_RP2040_H
#define BACKMEM_CHIPS_RP2040_H

#define BACKMEM_WATCHDOG_SCRATCH0      0x4005800Cu
#define BACKMEM_WATCHDOG_SCRATCH_COUNT 8

#endif
