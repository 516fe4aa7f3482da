// Stands in for the pico-sdk's register headers: what the check reads of them. The
// files of their names, in the folder rp2, are empty.
//
// SPDX-License-Identifier: MIT
#include <stdint.h>

#define WATCHDOG_BASE            0x400d8000u
#define WATCHDOG_SCRATCH0_OFFSET 0x0000000cu
#define WATCHDOG_SCRATCH7_OFFSET 0x00000028u
#define POWMAN_BASE              0x40100000u
#define POWMAN_SCRATCH0_OFFSET   0x000000b0u
#define POWMAN_SCRATCH7_OFFSET   0x000000ccu
