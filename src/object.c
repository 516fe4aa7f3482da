// Where objects can stand, and the store that decides. DESIGN.md, "Objects".
//
// SPDX-License-Identifier: MIT
#include "object.h"

backmem_err_t object_check(const backmem_region_t *region, uint32_t offset,
                           uint32_t bytes) {
    if (region->row->width != region->row->stride) {
        return BACKMEM_ERR_UNSUPPORTED;
    }
    if (((region->base | offset) & 3) != 0) {
        return BACKMEM_ERR_ALIGN;
    }
    return span_fits(region, offset, bytes) ? BACKMEM_OK : BACKMEM_ERR_RANGE;
}

backmem_err_t word_commit(const backmem_region_t *region, uint32_t offset,
                          uint32_t word) {
    word_store(region, offset, word);
    region_settle(region, offset, 4);
    return word_load(region, offset) == word ? BACKMEM_OK : BACKMEM_ERR_DROPPED;
}
