// Where objects can stand, the store that decides, and slots. DESIGN.md, "Objects".
//
// SPDX-License-Identifier: MIT
#include "backmem_object.h"

backmem_err_t backmem_object_check(const backmem_region_t *region, uint32_t offset,
                                   uint32_t bytes) {
    if (region->desc->width != region->desc->stride) {
        return BACKMEM_ERR_UNSUPPORTED;
    }
    if (((region->base | offset) & 3) != 0) {
        return BACKMEM_ERR_ALIGN;
    }
    return span_fits(region, offset, bytes) ? BACKMEM_OK : BACKMEM_ERR_RANGE;
}

backmem_err_t backmem_commit_word(const backmem_region_t *region, uint32_t offset,
                                  uint32_t word) {
    word_store(region, offset, word);
    backmem_region_sync(region, offset, 4);
    return word_load(region, offset) == word ? BACKMEM_OK : BACKMEM_ERR_DROPPED;
}

// ---- slots ----------------------------------------------------------------------

uint32_t backmem_slot_end(const backmem_record_t *slots, uint32_t first) {
    const uint32_t bytes = words_bytes(slots->size);
    const uint32_t front = slots->layout != 0 ? 4 : 0;
    return slots->offset + front + (first << 8 >> 10) * (bytes + 4) + bytes;
}

// What the check of the payload's words goes on from.
static uint32_t slot_check(const backmem_record_t *slots, uint32_t first) {
    return backmem_crc30(backmem_crc30(0, first), slots_header(slots));
}

uint32_t backmem_slot_look(const backmem_record_t *slots, uint32_t first) {
    const uint32_t end = backmem_slot_end(slots, first);
    const uint32_t commit = word_load(slots->region, end);
    if (commit == 0) {
        return BACKMEM_SLOT_NEVER;
    }
    if (commit == BACKMEM_TORN) {
        return BACKMEM_SLOT_TORN;
    }
    if (!is_tagged(commit)) {
        return 0;
    }
    const uint32_t tag = commit & BACKMEM_TAG_MASK;
    uint32_t crc = slot_check(slots, first | tag);
    uint32_t at = end - words_bytes(slots->size);
    do {
        crc = backmem_crc30(crc, word_load(slots->region, at));
        at += 4;
    } while (at != end);
    return (crc | tag) == commit ? tag : 0;
}

void backmem_slot_read(const backmem_record_t *slots, uint32_t first, void *dst) {
    const uint32_t start = backmem_slot_end(slots, first) - words_bytes(slots->size);
    (void)!backmem_region_read(slots->region, start, dst, slots->size);
}

backmem_err_t backmem_slot_write(const backmem_record_t *slots, uint32_t first,
                                 uint32_t decided, const void *src) {
    const backmem_region_t *region = slots->region;
    const uint32_t end = backmem_slot_end(slots, first);
    const uint32_t start = end - words_bytes(slots->size);

    // 2. No commit word, so that no half of a payload can pass for a whole one.
    if (decided == 0) {
        const backmem_err_t err = backmem_commit_word(region, end, BACKMEM_TORN);
        if (err) {
            return err;
        }
    }

    // 3. The payload, down to the cells.
    uint32_t crc = slot_check(slots, first);
    const uint8_t *byte = src;
    const uint8_t *const limit = byte + slots->size;
    uint32_t at = start;
    do {
        uint32_t word = 0;
        unsigned shift = 0;
        do {
            if (byte != limit) {
                word |= (uint32_t)*byte++ << shift;
            }
            shift += 8;
        } while (shift != 32);
        word_store(region, at, word);
        crc = backmem_crc30(crc, word);
        at += 4;
    } while (at != end);
    backmem_region_sync(region, start, end - start);

    // 4. The commit word. This store is the save.
    return backmem_commit_word(region, end, crc | (first & BACKMEM_TAG_MASK));
}

backmem_err_t backmem_slot_wipe(const backmem_record_t *slots, uint32_t first) {
    uint32_t at = backmem_slot_end(slots, first);
    const uint32_t before = at - words_bytes(slots->size) - 4;
    int err = BACKMEM_OK;
    do {
        err |= backmem_commit_word(slots->region, at, 0);
        at -= 4;
    } while (at != before);
    return (backmem_err_t)err;
}
