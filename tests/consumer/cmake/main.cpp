// The library from C++.
//
// SPDX-License-Identifier: MIT
#include <cstdio>

#include "backmem/chips.h"

// Prints the chips that can be named, from C++.
int main() {
#define BACKMEM_CHIP_NAME(chip) std::puts(backmem_chip_##chip.name);
#include "backmem/chips.def"
#undef BACKMEM_CHIP_NAME
    static uint8_t memory[16];
    backmem_region_t region;
    const backmem_region_desc_t *row = &backmem_chip_samd51.regions[0];
    return backmem_region_attach(&region, row, memory, sizeof memory);
}
