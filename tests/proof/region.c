// Reading and comparing bytes of a region, as region.h says it: in place of
// src/backmem_access.c in proofs of which that is no subject. tests/proof/access proves
// it.
//
// SPDX-License-Identifier: MIT
#include "proof.h"

static uint8_t byte_at(uint32_t offset) {
    return (uint8_t)(seam_load(BASE + (offset & ~3u)) >> 8 * (offset & 3));
}

backmem_err_t backmem_region_read(const backmem_region_t *region, uint32_t offset,
                                  void *dst, size_t size) {
    if (!backmem_range_fits(region, offset, size)) {
        return BACKMEM_ERR_RANGE;
    }
    for (size_t i = 0; i < size; i++) {
        ((uint8_t *)dst)[i] = byte_at(offset + (uint32_t)i);
    }
    return BACKMEM_OK;
}

backmem_err_t backmem_region_compare(const backmem_region_t *region, uint32_t offset,
                                     const void *src, size_t size) {
    if (!backmem_range_fits(region, offset, size)) {
        return BACKMEM_ERR_RANGE;
    }
    bool same = true;
    for (size_t i = 0; i < size; i++) {
        same = same && ((const uint8_t *)src)[i] == byte_at(offset + (uint32_t)i);
    }
    return same ? BACKMEM_OK : BACKMEM_ERR_DIFFERS;
}
