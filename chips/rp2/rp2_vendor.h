// Compares our numbers of an RP2 chip with those of the pico-sdk's register headers,
// where a build has both, as every MicroPython rp2 build has. A difference is a compile
// error.
//
// How it is included: in one C file of a firmware that has the SDK's include paths. The
// file that chooses the chip defines
//
//     #define BACKMEM_VENDOR_NUMBERS "rp2040.h" // or "rp2350.h", in this folder
//     #define BACKMEM_VENDOR_CHECK   "../../chips/rp2/rp2_vendor.h"
//
// and that C file includes BACKMEM_VENDOR_CHECK when it is defined.
//
// It declares nothing and adds no code.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_RP2_VENDOR_H
#define BACKMEM_CHIPS_RP2_VENDOR_H

#include "hardware/regs/addressmap.h"
#include "hardware/regs/watchdog.h"
#include "../vendor_same.h"
#include BACKMEM_VENDOR_NUMBERS

BACKMEM_SAME(BACKMEM_WATCHDOG_SCRATCH0, WATCHDOG_BASE + WATCHDOG_SCRATCH0_OFFSET);
BACKMEM_SAME(BACKMEM_WATCHDOG_SCRATCH0 + 4 * (BACKMEM_WATCHDOG_SCRATCH_COUNT - 1),
             WATCHDOG_BASE + WATCHDOG_SCRATCH7_OFFSET);

#ifdef POWMAN_BASE
#include "hardware/regs/powman.h"

BACKMEM_SAME(BACKMEM_POWMAN_SCRATCH0, POWMAN_BASE + POWMAN_SCRATCH0_OFFSET);
BACKMEM_SAME(BACKMEM_POWMAN_SCRATCH0 + 4 * (BACKMEM_POWMAN_SCRATCH_COUNT - 1),
             POWMAN_BASE + POWMAN_SCRATCH7_OFFSET);
#endif

#endif
