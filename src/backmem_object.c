// Where objects can stand, the store that decides, and slots. DESIGN.md, "Objects".
//
// SPDX-License-Identifier: MIT
#include "backmem_object.h"

backmem_err_t backmem_place_check(const backmem_region_t *region, uint32_t offset,
                                  uint32_t bytes, uint32_t least) {
    if (region->desc == NULL) { // never opened
        return BACKMEM_ERR_RANGE;
    }
    if (region->desc->width != region->desc->stride) {
        return BACKMEM_ERR_UNSUPPORTED;
    }
    if (((region->base | offset) & 3) != 0) {
        return BACKMEM_ERR_ALIGN;
    }
    if (!backmem_range_fits(region, offset, bytes)) {
        return BACKMEM_ERR_RANGE;
    }
    return least <= bytes ? BACKMEM_OK : BACKMEM_ERR_SIZE;
}

backmem_err_t backmem_commit_word(const backmem_region_t *region, uint32_t offset,
                                  uint32_t word) {
    word_store(region, offset, word);
    return backmem_store_end(region, offset, 4, word);
}

// ---- slots ----------------------------------------------------------------------

uint32_t backmem_slot_end(const backmem_record_t *slots, uint32_t slot) {
    const uint32_t bytes = words_bytes(slots->shape.size);
    const uint32_t front = slots->shape.layout != 0 ? 4 : 0;
    return slots->offset + front + slot * (bytes + 4) + bytes;
}

static uint32_t slot_start(const backmem_record_t *slots, uint32_t end) {
    return end - words_bytes(slots->shape.size);
}

// What the check of the payload's words goes on from.
static uint32_t slot_check(const backmem_record_t *slots, uint32_t slot,
                           uint32_t phase) {
    return backmem_crc30(check_begin(slots->check, slot, phase), slots_header(slots));
}

// Goes over a slot's payload, and continues the check by its words: as they are stored
// from `bytes`, or as they are loaded, and copied to `bytes` unless that is NULL.
static uint32_t slot_pass(const backmem_record_t *slots, uint32_t slot, uint32_t crc,
                          uint8_t *bytes, bool store) {
    const uint32_t end = backmem_slot_end(slots, slot);
    const uint8_t *const limit = bytes != NULL ? bytes + slots->shape.size : NULL;
    for (uint32_t at = slot_start(slots, end); at != end; at += 4) {
        uint32_t word = store ? 0 : word_load(slots->region, at);
        for (unsigned shift = 0; shift != 32 && bytes != limit; shift += 8) {
            if (store) {
                word |= (uint32_t)*bytes << shift;
            } else {
                *bytes = (uint8_t)(word >> shift);
            }
            bytes++;
        }
        if (store) {
            word_store(slots->region, at, word);
        }
        crc = backmem_crc30(crc, word);
    }
    return crc;
}

uint32_t backmem_slot_commit(const backmem_record_t *slots, uint32_t slot,
                             uint32_t phase) {
    return slot_pass(slots, slot, slot_check(slots, slot, phase), NULL, false) | phase;
}

look_t backmem_slot_look(const backmem_record_t *slots, uint32_t slot, void *dst) {
    const uint32_t end = backmem_slot_end(slots, slot);
    const uint32_t commit = word_load(slots->region, end);
    if (commit == 0) {
        return LOOK_NEVER;
    }
    if (commit == BACKMEM_TORN) {
        return LOOK_TORN;
    }
    const uint32_t phase = commit & BACKMEM_PHASE_MASK;
    if (!has_phase(commit)
        || (slot_pass(slots, slot, slot_check(slots, slot, phase), dst, false) | phase)
               != commit) {
        return LOOK_BROKEN;
    }
    // Whoever writes to the slot changes this word before the payload, or after it.
    BACKMEM_BARRIER();
    return word_load(slots->region, end) == commit ? (look_t)phase : LOOK_BROKEN;
}

bool backmem_slot_is_damaged(const backmem_record_t *slots, uint32_t slot) {
    const uint32_t end = backmem_slot_end(slots, slot);
    const uint32_t commit = word_load(slots->region, end);
    for (uint32_t phase = BACKMEM_PHASE_1; phase <= BACKMEM_PHASE_2; phase++) {
        // A bit of the commit word is all that differs; one of the payload went through
        // the check's shifts, the first one the longest way.
        const uint32_t differs = backmem_slot_commit(slots, slot, phase) ^ commit;
        uint32_t flipped = 1;
        for (uint32_t bits = 32 + 8 * (end - slot_start(slots, end)); bits != 0;
             bits--) {
            if (flipped == differs) {
                return true;
            }
            flipped = BACKMEM_CRC_STEP(flipped);
        }
    }
    return false;
}

backmem_err_t backmem_slot_mark(const backmem_record_t *slots, uint32_t slot,
                                uint32_t word) {
    return backmem_commit_word(slots->region, backmem_slot_end(slots, slot), word);
}

backmem_err_t backmem_slot_write(const backmem_record_t *slots, uint32_t slot,
                                 uint32_t phase, const void *src) {
    const uint32_t end = backmem_slot_end(slots, slot);
    const uint32_t start = slot_start(slots, end);

    // 3. The payload, down to the cells.
    uint8_t *bytes = (uint8_t *)(uintptr_t)src; // only read
    const uint32_t begin = slot_check(slots, slot, phase);
    const uint32_t crc = slot_pass(slots, slot, begin, bytes, true);
    backmem_region_sync(slots->region, start, end - start);

    // 4. What reads back is signed: this store is the save.
    if (slot_pass(slots, slot, begin, NULL, false) != crc) {
        return BACKMEM_ERR_DROPPED;
    }
    return backmem_slot_mark(slots, slot, crc | phase);
}
