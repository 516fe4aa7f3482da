// A boot counter for the STM32F405.
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"

// Starts since the backup SRAM lost its supply; 0: the memory cannot be used.
uint32_t boot_count(void) {
    struct {
        uint32_t magic, boots;
    } state;
    backmem_region_t sram;
    if (backmem_region_open(&backmem_chip_stm32f405.regions[0], false, &sram)
        || backmem_region_read(&sram, 0, &state, sizeof state)) {
        return 0;
    }
    state.boots = state.magic == 0xb0075 ? state.boots + 1 : 1;
    state.magic = 0xb0075;
    return backmem_region_write(&sram, 0, &state, sizeof state) ? 0 : state.boots;
}
