// Getting stores past caches and write buffers.
//
// SPDX-License-Identifier: MIT
#include "backmem_access.h"

// Armv7-M and Armv8-M system control block: the same on every core with an
// architected data cache (Arm DDI 0403E, B3.2 and B2.2.7; DDI 0553B, D1.2).
enum {
    SCB_CCR_DC = 1 << 16, // data cache is on
    CACHE_LINE_MIN = 16,  // bytes; a smaller step than the line cleans it twice
};
static const uintptr_t SCB_CCR = 0xe000ed14;
static const uintptr_t SCB_DCCIMVAC = 0xe000ef70; // clean and invalidate, by address

void backmem_region_sync(const backmem_region_t *region, uint32_t offset, size_t size) {
    const uint32_t hazards = region->desc->hazards;
    uintptr_t at = region->base;
    BACKMEM_BARRIER();
    if ((hazards & BACKMEM_HAZARD_CACHEABLE) == 0) {
        return;
    }
    // A word is half of an ECC word, and waits in the RAM's buffer until a part of
    // another one is stored: of one where nothing of the region stands, as it is.
    const bool waits = (hazards & BACKMEM_HAZARD_ECC64) != 0;
    const uintptr_t other = at + region->bytes + 4;
    if (waits) {
        BACKMEM_STORE32(other, BACKMEM_LOAD32(other));
    }
    if (BACKMEM_HAS_SCB && (BACKMEM_LOAD32(SCB_CCR) & SCB_CCR_DC) != 0) {
        // Invalidated too, so that the next load asks the memory and not the
        // cache. No cacheable descriptor has gaps.
        at += offset;
        const uintptr_t end = at + size;
        while (at < end) {
            BACKMEM_STORE32(SCB_DCCIMVAC, (uint32_t)at);
            at = (at | (CACHE_LINE_MIN - 1)) + 1;
        }
        if (waits) {
            BACKMEM_STORE32(SCB_DCCIMVAC, (uint32_t)other);
        }
    }
    BACKMEM_BARRIER();
}

backmem_err_t backmem_region_flush(const backmem_region_t *region, uint32_t offset,
                                   size_t size) {
    if (!backmem_range_fits(region, offset, size)) {
        return BACKMEM_ERR_RANGE;
    }
    if ((region->desc->hazards & BACKMEM_HAZARD_ECC) != 0) {
        // An aligned store of the word that waits in the RAM's buffer is what
        // takes it out; a store to another word does not.
        uintptr_t at = region->base + offset;
        const uintptr_t end = at + size;
        while (at < end) {
            at &= ~(uintptr_t)3;
            const uint32_t state = BACKMEM_CRITICAL_ENTER();
            BACKMEM_STORE32(at, BACKMEM_LOAD32(at));
            BACKMEM_CRITICAL_EXIT(state);
            at += 4;
        }
    }
    backmem_region_sync(region, offset, size);
    return BACKMEM_OK;
}
