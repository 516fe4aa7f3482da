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
    uint32_t end = slots->offset + slot * (bytes + 4) + bytes;
    if (slots->shape.layout != 0) {
        end += 4; // a word in front
    }
    return end;
}

static uint32_t slot_start(const backmem_record_t *slots, uint32_t end) {
    return end - words_bytes(slots->shape.size);
}

uint32_t backmem_slot_pass(const backmem_record_t *slots, uint32_t slot, uint32_t phase,
                           uint8_t *bytes, bool store) {
    const uint32_t end = backmem_slot_end(slots, slot);
    uint32_t at = slot_start(slots, end);
    uint32_t crc = check_begin(slots->check, slot, phase);
    crc = backmem_crc30(crc, slots_header(slots));
    for (uint32_t left = 8u * slots->shape.size; left > 0;) { // bits of the payload
        uint32_t bits = left;
        if (bits > 32) {
            bits = 32;
        }
        uint32_t word = 0;
        if (store) {
            for (uint32_t shift = 0; shift < bits; shift += 8) {
                word |= (uint32_t)*bytes++ << shift;
            }
            word_store(slots->region, at, word);
        } else {
            word = word_load(slots->region, at);
            for (uint32_t shift = 0; bytes != NULL && shift < bits; shift += 8) {
                *bytes++ = (uint8_t)(word >> shift);
            }
        }
        crc = backmem_crc30(crc, word);
        left -= bits;
        at += 4;
    }
    if (store) {
        const uint32_t size = words_bytes(slots->shape.size);
        backmem_region_sync(slots->region, at - size, size);
    }
    return crc | phase;
}

look_t backmem_slot_look(const backmem_record_t *slots, uint32_t slot, void *dst) {
    const uintptr_t at = slots->region->base + backmem_slot_end(slots, slot);
    const uint32_t commit = BACKMEM_LOAD32(at);
    if (commit == 0) {
        return LOOK_NEVER;
    }
    if (commit == BACKMEM_TORN) {
        return LOOK_TORN;
    }
    const uint32_t phase = commit & BACKMEM_PHASE_MASK;
    if (has_phase(commit)
        && backmem_slot_pass(slots, slot, phase, dst, false) == commit) {
        // Whoever writes to the slot changes this word before the payload, or after it.
        BACKMEM_BARRIER();
        if (BACKMEM_LOAD32(at) == commit) {
            return (look_t)phase;
        }
    }
    return LOOK_BROKEN;
}

bool backmem_slot_is_damaged(const backmem_record_t *slots, uint32_t slot) {
    const uint32_t end = backmem_slot_end(slots, slot);
    const uint32_t commit = word_load(slots->region, end);
    for (uint32_t phase = BACKMEM_PHASE_1; phase <= BACKMEM_PHASE_2; phase++) {
        // A bit of the commit word is all that differs; one of the payload went through
        // the check's shifts, the first one the longest way.
        const uint32_t differs =
            backmem_slot_pass(slots, slot, phase, NULL, false) ^ commit;
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
    // 3. The payload, down to the cells.
    uint8_t *bytes = (uint8_t *)(uintptr_t)src; // only read
    const uint32_t commit = backmem_slot_pass(slots, slot, phase, bytes, true);

    // 4. What reads back is signed: this store is the save.
    if (backmem_slot_pass(slots, slot, phase, NULL, false) != commit) {
        return BACKMEM_ERR_DROPPED;
    }
    return backmem_slot_mark(slots, slot, commit);
}
