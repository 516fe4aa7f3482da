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
    const char *name;                     // lower case, such as "stm32h743"
    const backmem_region_desc_t *regions; // the main region comes first
    uint8_t region_count;
} backmem_chip_t;

// The descriptor of this name, such as "BKPSRAM"; NULL when the chip has none. Given
// NULL, bind, open and attach return UNSUPPORTED.
const backmem_region_desc_t *backmem_chip_region(const backmem_chip_t *chip,
                                                 const char *name);

// Elements of an array.
#define BACKMEM_COUNT(array) (sizeof(array) / sizeof((array)[0]))

#ifdef __cplusplus
}
#endif

#endif
