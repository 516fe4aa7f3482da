// Where objects can stand, the store that decides, and slots. DESIGN.md, "Objects".
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

// ---- slots -----------------------------------------------------------------------

static uint32_t slot_size(const slot_t *slot) {
    return slot->header & 0xfff;
}

static uint32_t slot_end(const slot_t *slot) {
    return slot->offset + ((slot_size(slot) + 3) & ~3u);
}

// What the check of the payload's words goes on from.
static uint32_t slot_check(const slot_t *slot, uint32_t tag) {
    return crc30(crc30(0, slot->first | tag), slot->header);
}

uint32_t slot_tag(const slot_t *slot, uint32_t *commit) {
    const uint32_t end = slot_end(slot);
    const uint32_t word = word_load(slot->region, end);
    *commit = word;
    if (!is_tagged(word)) {
        return 0;
    }
    uint32_t crc = slot_check(slot, word & TAG_MASK);
    for (uint32_t at = slot->offset; at != end; at += 4) {
        crc = crc30(crc, word_load(slot->region, at));
    }
    return (crc ^ word) == (word & TAG_MASK) ? word & TAG_MASK : 0;
}

void slot_read(const slot_t *slot, void *dst) {
    uint8_t *byte = dst;
    uint32_t at = slot->offset;
    for (uint32_t left = slot_size(slot); left > 0; at += 4) {
        uint32_t word = word_load(slot->region, at);
        for (unsigned i = 0; i < 4 && left > 0; i++, left--) {
            *byte++ = (uint8_t)word;
            word >>= 8;
        }
    }
}

backmem_err_t slot_write(const slot_t *slot, uint32_t tag, bool decided,
                         const void *src) {
    const uint8_t *byte = src;
    const uint32_t end = slot_end(slot);

    // 2. No commit word, so that no half of a payload can pass for a whole one.
    if (!decided) {
        const backmem_err_t err = word_commit(slot->region, end, TORN);
        if (err) {
            return err;
        }
    }

    // 3. The payload, down to the cells.
    uint32_t crc = slot_check(slot, tag);
    uint32_t left = slot_size(slot);
    for (uint32_t at = slot->offset; at != end; at += 4) {
        uint32_t word = 0;
        for (unsigned i = 0; i < 32 && left > 0; i += 8, left--) {
            word |= (uint32_t)*byte++ << i;
        }
        word_store(slot->region, at, word);
        crc = crc30(crc, word);
    }
    region_settle(slot->region, slot->offset, end - slot->offset);

    // 4. The commit word. This store is the save.
    return word_commit(slot->region, end, crc | tag);
}
