// Stands in for the pico-sdk's register headers: what the check reads of them. The
// files of their names, in the folder rp2, are empty.
//
// SPDX-License-Identifier: MIT
#include <stdint.h>

#define WATCHDOG_BASE            0x40058000u
#define WATCHDOG_SCRATCH0_OFFSET 0x0000000cu
#define WATCHDOG_SCRATCH7_OFFSET 0x00000028u
