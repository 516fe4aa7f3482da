// Finding a row of a chip.
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

const backmem_row_t *backmem_chip_row(const backmem_chip_t *chip, const char *name) {
    for (uint8_t i = 0; i < chip->row_count; i++) {
        if (name_equal(chip->rows[i].name, name)) {
            return &chip->rows[i];
        }
    }
    return NULL;
}
