// A chip: a table of regions. Data, not code.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIP_H
#define BACKMEM_CHIP_H

#include "backmem/region.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct backmem_chip {
    const char *name;          // lower case, such as "stm32h743"
    const backmem_row_t *rows; // the main region comes first
    uint8_t row_count;
} backmem_chip_t;

// The row of this name, such as "BKPSRAM"; NULL when the chip has none. Test it: bind,
// open and attach do not.
const backmem_row_t *backmem_chip_row(const backmem_chip_t *chip, const char *name);

// Elements of an array.
#define BACKMEM_COUNT(array) (sizeof(array) / sizeof((array)[0]))

#ifdef __cplusplus
}
#endif

#endif
