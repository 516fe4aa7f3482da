// Numbers of RP2350, named as in the data sheet.
// The rows and the check against the SDK's headers (rp2_vendor.h) both use these.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_RP2350_H
#define BACKMEM_CHIPS_RP2350_H

#define BACKMEM_WATCHDOG_SCRATCH0      0x400D800Cu
#define BACKMEM_WATCHDOG_SCRATCH_COUNT 8
#define BACKMEM_POWMAN_SCRATCH0        0x401000B0u
#define BACKMEM_POWMAN_SCRATCH_COUNT   8

#endif
