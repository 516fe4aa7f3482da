// RAM that no start-up code touches, as one more region: its page, and the RAM.
//
// SPDX-License-Identifier: MIT
#include "backmem_mp.h"

#ifdef BACKMEM_RAM

#include "backmem_mp_pages.h"

#include BACKMEM_MP_PASTE(BACKMEM_PAGE_, BACKMEM_RAM)

#ifdef BACKMEM_MEMORY // it is attached: backmem_mp_chip.c

const backmem_region_t backmem_mp_ram = { &backmem_page_regions[BACKMEM_RAM_INDEX], 0,
                                          0, 0, 0 };

#else

// The pico-sdk's section for what its start-up code leaves alone.
static uint32_t memory[BACKMEM_RAM_BYTES / 4]
    __attribute__((section(".uninitialized_data.backmem")));

const backmem_region_t backmem_mp_ram = { &backmem_page_regions[BACKMEM_RAM_INDEX],
                                          (uintptr_t)memory, sizeof memory, 0, 0 };

#endif

#endif
