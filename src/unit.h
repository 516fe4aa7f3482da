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

// log2 of the width: a division would cost a library call on Cortex-M0+.
static inline uint32_t unit_shift(const backmem_row_t *row) {
    return (uint32_t)row->width >> 1; // 1, 2, 4 -> 0, 1, 2
}

static inline uintptr_t unit_address(const backmem_region_t *region, uint32_t offset) {
    uint32_t unit = offset >> unit_shift(region->row);
    return region->base + (uintptr_t)unit * region->row->stride;
}

// A byte where units are bytes, else a word; of a unit that stores less than
// its stride, the upper bytes are no data.
static inline uint32_t unit_load(uintptr_t address, uint32_t stride) {
    return stride == 1 ? BACKMEM_LOAD8(address) : BACKMEM_LOAD32(address);
}

static inline void unit_store(uintptr_t address, uint32_t stride, uint32_t value) {
    if (stride == 1) {
        BACKMEM_STORE8(address, (uint8_t)value);
    } else {
        BACKMEM_STORE32(address, value);
    }
}

// Stores zero words over the whole region, without a load. access.c
void region_zero(const backmem_region_t *region);

// Waits until stores of the span have reached the cells. settle.c
void region_settle(const backmem_region_t *region, uint32_t offset, size_t size);

#endif
