// Compares our numbers of an RP2 chip with those of the pico-sdk's register headers,
// which are included here: backmem_vendor_same.h says how.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_RP2_VENDOR_H
#define BACKMEM_RP2_VENDOR_H

#include "hardware/regs/addressmap.h"
#include "hardware/regs/watchdog.h"
#include "../backmem_vendor_same.h"

#ifndef BACKMEM_WATCHDOG_SCRATCH0
#error "backmem: this is an RP2 chip, the chip chosen is none; \
look the device up: docs/chips.md"
#endif

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
