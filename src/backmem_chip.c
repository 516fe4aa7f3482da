// Finding a descriptor of a chip.
//
// SPDX-License-Identifier: MIT
#include "backmem/chip.h"

// strcmp, without asking for a C library.
static bool name_equal(const char *a, const char *b) {
    while (*a != '\0' && *a == *b) {
        a++;
        b++;
    }
    return *a == *b;
}

const backmem_region_desc_t *backmem_chip_region(const backmem_chip_t *chip,
                                                 const char *name) {
    for (uint8_t i = 0; i < chip->region_count; i++) {
        if (name_equal(chip->regions[i].name, name)) {
            return &chip->regions[i];
        }
    }
    return NULL;
}
