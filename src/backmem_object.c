// Where objects can stand, the store that decides, and slots. DESIGN.md, "Objects".
//
// SPDX-License-Identifier: MIT
#include "backmem_object.h"

backmem_err_t backmem_place_check(const backmem_region_t *region, uint32_t offset,
                                  uint32_t bytes, uint32_t least) {
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
    return backmem_crc30(backmem_crc30(0, slots->check | slot << 2 | phase),
                         slots_header(slots));
}

look_t backmem_slot_look(const backmem_record_t *slots, uint32_t slot) {
    const uint32_t end = backmem_slot_end(slots, slot);
    const uint32_t commit = word_load(slots->region, end);
    if (commit == 0) {
        return LOOK_NEVER;
    }
    if (commit == BACKMEM_TORN) {
        return LOOK_TORN;
    }
    if (!has_phase(commit)) {
        return LOOK_BROKEN;
    }
    const uint32_t phase = commit & BACKMEM_PHASE_MASK;
    uint32_t crc = slot_check(slots, slot, phase);
    for (uint32_t at = slot_start(slots, end); at != end; at += 4) {
        crc = backmem_crc30(crc, word_load(slots->region, at));
    }
    return (crc | phase) == commit ? (look_t)phase : LOOK_BROKEN;
}

void backmem_slot_read(const backmem_record_t *slots, uint32_t slot, void *dst) {
    const uint32_t start = slot_start(slots, backmem_slot_end(slots, slot));
    (void)!backmem_region_read(slots->region, start, dst, slots->shape.size);
}

backmem_err_t backmem_slot_mark(const backmem_record_t *slots, uint32_t slot,
                                uint32_t word) {
    return backmem_commit_word(slots->region, backmem_slot_end(slots, slot), word);
}

backmem_err_t backmem_slot_write(const backmem_record_t *slots, uint32_t slot,
                                 uint32_t phase, const void *src) {
    const backmem_region_t *region = slots->region;
    const uint32_t end = backmem_slot_end(slots, slot);
    const uint32_t start = slot_start(slots, end);

    // 3. The payload, down to the cells.
    uint32_t crc = slot_check(slots, slot, phase);
    const uint8_t *byte = src;
    const uint8_t *const limit = byte + slots->shape.size;
    for (uint32_t at = start; at != end; at += 4) {
        uint32_t word = 0;
        for (unsigned shift = 0; shift != 32; shift += 8) {
            if (byte != limit) {
                word |= (uint32_t)*byte++ << shift;
            }
        }
        word_store(region, at, word);
        crc = backmem_crc30(crc, word);
    }
    backmem_region_sync(region, start, end - start);

    // 4. The commit word. This store is the save.
    return backmem_commit_word(region, end, crc | phase);
}

backmem_err_t backmem_slot_wipe(const backmem_record_t *slots, uint32_t slot) {
    const uint32_t end = backmem_slot_end(slots, slot);
    const uint32_t before = slot_start(slots, end) - 4;
    int err = BACKMEM_OK;
    for (uint32_t at = end; at != before; at -= 4) {
        err |= backmem_commit_word(slots->region, at, 0);
    }
    return (backmem_err_t)err;
}
