// Units: what one load or store moves. Shared by the files of src/.
//
// A unit is `width` data bytes, `stride` bytes from the next. With a stride of
// 4 it is reached by 32-bit accesses alone, of which the low `width` bytes are
// data; with a stride of 1 by byte accesses. DESIGN.md, "Units".
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_UNIT_H
#define BACKMEM_UNIT_H

#include "backmem/region.h"

// Subtraction, because offset + size may wrap.
static inline bool span_fits(const backmem_region_t *region, uint32_t offset,
                             size_t size) {
    return offset <= region->bytes && size <= region->bytes - offset;
}

// Waits until stores of the span have reached the cells. settle.c
void backmem_region_sync(const backmem_region_t *region, uint32_t offset, size_t size);

#endif
