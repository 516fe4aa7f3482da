// Where objects can stand: the bytes of a region that nobody owns.
//
// SPDX-License-Identifier: MIT
#include "backmem/place.h"

bool backmem_region_unowned(const backmem_region_t *region, uint32_t n,
                            backmem_place_t *place) {
    const backmem_region_desc_t *desc = region->desc;
    if (desc == NULL) { // never opened
        return false;
    }
    const uint32_t mask = 0u - desc->width; // a byte that is owned takes its unit
    uint32_t start = 0;
    uint32_t end = region->bytes;
    const backmem_reserved_t *range = desc->reserved;
    for (uint32_t left = desc->reserved_count; left > 0; left--, range++) {
        if (range->when == BACKMEM_WHEN_TRANSIENT) {
            continue;
        }
        const uint32_t from = range->offset & mask;
        if (from > start) {
            if (n == 0) {
                if (from < end) {
                    end = from;
                }
                break;
            }
            n--;
        }
        start = range->bytes == 0 ? end : (range->offset + range->bytes + ~mask) & mask;
    }
    if (n == 0 && start < end) {
        place->region = region;
        place->offset = start;
        place->bytes = end - start;
        return true;
    }
    return false;
}

backmem_err_t backmem_place_next(backmem_place_t *place, uint32_t bytes) {
    const backmem_region_t *region = place->region;
    const uint32_t behind = place->offset + place->bytes;
    const uint32_t words = (bytes + 3) & ~3u;
    // Sums that wrap are of no place that there is.
    if (behind < place->offset || behind > region->bytes || words < bytes) {
        return BACKMEM_ERR_FULL;
    }
    backmem_place_t run;
    for (uint32_t n = 0; backmem_region_unowned(region, n, &run); n++) {
        const uint32_t end = run.offset + run.bytes;
        uint32_t start = run.offset > behind ? run.offset : behind;
        start += (0u - ((uint32_t)region->base + start)) & 3;
        const uint32_t room = start < end ? (end - start) & ~3u : 0;
        if (room != 0 && room >= words) {
            place->offset = start;
            place->bytes = words != 0 ? words : room;
            return BACKMEM_OK;
        }
    }
    return BACKMEM_ERR_FULL;
}
