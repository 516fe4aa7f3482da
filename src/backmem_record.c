// Records: two parts that take turns. DESIGN.md, "Records".
//
// SPDX-License-Identifier: MIT
#include "backmem_object.h"

#define PART(number) check_first(BACKMEM_KIND_RECORD, number, 0)

// What a record's parts look like, as one number, which needs no stack: from the bottom
// backmem_slot_look's answers for the part that counts and for the other one, then
// which part it is that counts. If that is not whole, none counts, and it is part 1.
#define OTHER(look)     ((look) << BACKMEM_SLOT_BITS)
#define NEWEST(part)    ((part) << 2 * BACKMEM_SLOT_BITS)
#define IS_WHOLE(parts) (((parts) & (int)BACKMEM_TAG_MASK) != 0)

static uint32_t part_newest(int parts) {
    return PART((uint32_t)parts >> 2 * BACKMEM_SLOT_BITS);
}

static uint32_t part_other(int parts) {
    return part_newest(parts) ^ PART(0) ^ PART(1);
}

// Each public call begins with this, before it touches anything. An error, or what the
// parts look like.
static int parts_find(const backmem_record_t *record) {
    if (record->size == 0 || record->size > BACKMEM_RECORD_SIZE_MAX) {
        return BACKMEM_ERR_SIZE;
    }
    const uint32_t bytes = backmem_slot_end(record, PART(1)) + 4 - record->offset;
    const backmem_err_t err =
        backmem_object_check(record->region, record->offset, bytes);
    if (err) {
        return err;
    }
    const uint32_t part_0 = backmem_slot_look(record, PART(0));
    const uint32_t part_1 = backmem_slot_look(record, PART(1));
    const uint32_t tag = part_0 & BACKMEM_TAG_MASK;
    if (tag != 0 && part_1 != tag) {
        return (int)(part_0 | OTHER(part_1) | NEWEST(0u));
    }
    return (int)(part_1 | OTHER(part_0) | NEWEST(1u));
}

// An error or a status. `found` is set when that is FOREIGN.
static int record_tell(const backmem_record_t *record, backmem_record_t *found) {
    int parts = parts_find(record);
    if (parts < 0) {
        return parts;
    }
    if (IS_WHOLE(parts)) {
        const int good = (int)OTHER(BACKMEM_TAG_MASK | BACKMEM_SLOT_NEVER);
        return (parts & good) != 0 ? BACKMEM_KEPT : BACKMEM_RECOVERED;
    }
    if (record->layout == 0) {
        return BACKMEM_COLD;
    }
    const uint32_t header = word_load(record->region, record->offset);
    if (header == slots_header(record)) {
        const int begun =
            (int)(BACKMEM_SLOT_NEVER | OTHER(BACKMEM_SLOT_TORN) | NEWEST(1u));
        return parts == begun ? BACKMEM_COLD : BACKMEM_CORRUPT;
    }
    found->region = record->region;
    found->offset = record->offset;
    found->size = header & 0xffff;
    found->layout = (uint16_t)(header >> 16);
    if (found->layout == 0) {
        return BACKMEM_COLD;
    }
    parts = parts_find(found);
    return parts > 0 && IS_WHOLE(parts) ? BACKMEM_FOREIGN : BACKMEM_COLD;
}

backmem_err_t backmem_record_open(const backmem_record_t *record,
                                  backmem_status_t *status) {
    backmem_record_t found;
    const int told = record_tell(record, &found);
    if (told < 0) {
        return (backmem_err_t)told;
    }
    *status = (backmem_status_t)told;
    return BACKMEM_OK;
}

backmem_err_t backmem_record_found(const backmem_record_t *record,
                                   backmem_record_t *found) {
    const int told = record_tell(record, found);
    if (told < 0) {
        return (backmem_err_t)told;
    }
    return told == BACKMEM_FOREIGN ? BACKMEM_OK : BACKMEM_ERR_EMPTY;
}

backmem_err_t backmem_record_load(const backmem_record_t *record, void *dst) {
    const int parts = parts_find(record);
    if (parts < 0) {
        return (backmem_err_t)parts;
    }
    if (!IS_WHOLE(parts)) {
        return BACKMEM_ERR_EMPTY;
    }
    backmem_slot_read(record, part_newest(parts), dst);
    return BACKMEM_OK;
}

backmem_err_t backmem_record_save(const backmem_record_t *record, const void *src) {
    const int parts = parts_find(record);
    if (parts < 0) {
        return (backmem_err_t)parts;
    }

    // 1. On memory that holds nothing: part 1 was never written.
    if ((parts & (int)(BACKMEM_TAG_MASK | BACKMEM_SLOT_NEVER)) == 0) {
        const uint32_t end = backmem_slot_end(record, PART(1));
        const backmem_err_t err = backmem_commit_word(record->region, end, 0);
        if (err) {
            return err;
        }
    }

    // 2 to 4. The part that does not count becomes the newer one: by an equal tag in
    // part 1, by the other one in part 0; BACKMEM_TAG_1 if there is none.
    uint32_t first = (uint32_t)parts & BACKMEM_TAG_MASK;
    if (part_other(parts) == PART(0)) {
        first = (first & BACKMEM_TAG_1) + 1;
    }
    first |= part_other(parts);
    const uint32_t decided = (uint32_t)parts & OTHER(BACKMEM_TAG_MASK);
    const backmem_err_t err = backmem_slot_write(record, first, decided, src);

    // 5. The header only tells corrupt and foreign; a part is whole without it.
    const uint32_t header = slots_header(record);
    if (err || record->layout == 0
        || word_load(record->region, record->offset) == header) {
        return err;
    }
    return backmem_commit_word(record->region, record->offset, header);
}

backmem_err_t backmem_record_wipe(const backmem_record_t *record) {
    const int parts = parts_find(record);
    if (parts < 0) {
        return (backmem_err_t)parts;
    }
    // 1. The header, so that what a cut leaves is not corrupt.
    int dropped = BACKMEM_OK;
    if (record->layout != 0) {
        dropped |= backmem_commit_word(record->region, record->offset, 0);
    }
    // 2. The older part goes before the newer one, or it would count again.
    dropped |= backmem_slot_wipe(record, part_other(parts));
    dropped |= backmem_slot_wipe(record, part_newest(parts));
    return (backmem_err_t)dropped;
}
