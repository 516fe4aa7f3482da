// How memory is reached: by units, and with an end to every store. DESIGN.md, "Units"
// and "Sync". Shared by the files of src/ and by the MicroPython module.
//
// A unit is `width` data bytes, `stride` bytes from the next. With a stride of
// 4 it is reached by 32-bit accesses alone, of which the low `width` bytes are
// data; with a stride of 1 by byte accesses.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_ACCESS_H
#define BACKMEM_ACCESS_H

#include "backmem/region.h"

// Subtraction, because offset + size may wrap.
static inline bool backmem_range_fits(const backmem_region_t *region, uint32_t offset,
                                      size_t size) {
    return offset <= region->bytes && size <= region->bytes - offset;
}

static inline uint8_t backmem_byte_load(const backmem_region_t *region,
                                        uint32_t offset) {
    const uint32_t width = region->desc->width;
    if (region->desc->stride == 1) {
        return BACKMEM_LOAD8(region->base + offset);
    }
    // The shift is log2 of the width; a division would cost a library call on
    // Cortex-M0+.
    const uint32_t word = BACKMEM_LOAD32(region->base + (offset >> (width >> 1)) * 4);
    return (uint8_t)(word >> 8 * (offset & (width - 1)));
}

// OK, or LOCKED where a gate is shut that makes the region's loads read zero: what is
// not found there may well be. backmem_region.c
backmem_err_t backmem_region_loads(const backmem_region_t *region);

// Waits until stores of the range have reached the cells. backmem_sync.c
void backmem_region_sync(const backmem_region_t *region, uint32_t offset, size_t size);

// The end of a store of one byte or one aligned word, as `size` says: it has reached
// its cell, and reads back. Zero proves nothing where a shut gate makes loads give
// that. OK or DROPPED.
static inline backmem_err_t backmem_store_end(const backmem_region_t *region,
                                              uint32_t offset, size_t size,
                                              uint32_t want) {
    backmem_region_sync(region, offset, size);
    const uint32_t is = size == 4 ? BACKMEM_LOAD32(region->base + offset)
                                  : BACKMEM_LOAD8(region->base + offset);
    if (is != want || (want == 0 && backmem_region_loads(region) != BACKMEM_OK)) {
        return BACKMEM_ERR_DROPPED;
    }
    return BACKMEM_OK;
}

#endif
