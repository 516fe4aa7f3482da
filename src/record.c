// Records: two parts that take turns. DESIGN.md, "Records".
//
// SPDX-License-Identifier: MIT
#include "backmem/record.h"

#include "object.h"

// Of the part that counts, when none does.
#define NONE 2u

// What a record's two parts look like.
typedef struct parts {
    uint32_t commit[2]; // their commit words, as they stand
    uint32_t tag[2];    // 0: the part is not whole
    unsigned newest;    // the part that counts, or NONE
} parts_t;

static uint32_t record_header(const backmem_record_t *record) {
    return (uint32_t)record->layout << 16 | record->size;
}

static uint32_t part_bytes(const backmem_record_t *record) {
    return ((record->size + 3u) & ~3u) + 4;
}

static slot_t part_slot(const backmem_record_t *record, unsigned part) {
    const uint32_t front = record->layout != 0 ? 4 : 0;
    const slot_t slot = {
        .region = record->region,
        .offset = record->offset + front + (part != 0 ? part_bytes(record) : 0),
        .first = check_first(KIND_RECORD, part, 0),
        .header = record_header(record),
    };
    return slot;
}

static backmem_err_t part_mark(const backmem_record_t *record, unsigned part,
                               uint32_t word) {
    const slot_t slot = part_slot(record, part);
    return word_commit(record->region, slot.offset + part_bytes(record) - 4, word);
}

// Each public call begins with this, before it touches anything.
static backmem_err_t parts_find(const backmem_record_t *record, parts_t *parts) {
    if (record->size == 0 || record->size > BACKMEM_RECORD_SIZE_MAX) {
        return BACKMEM_ERR_SIZE;
    }
    const uint32_t bytes = BACKMEM_RECORD_BYTES(record->size, record->layout);
    const backmem_err_t err = object_check(record->region, record->offset, bytes);
    if (err) {
        return err;
    }
    for (unsigned part = 0; part < 2; part++) {
        const slot_t slot = part_slot(record, part);
        parts->tag[part] = slot_tag(&slot, &parts->commit[part]);
    }
    if (parts->tag[0] == parts->tag[1]) {
        parts->newest = parts->tag[0] != 0 ? 1 : NONE;
    } else {
        parts->newest = parts->tag[0] != 0 ? 0 : 1;
    }
    return BACKMEM_OK;
}

// `found` is set when the answer is FOREIGN.
static backmem_status_t parts_tell(const backmem_record_t *record, parts_t *parts,
                                   backmem_record_t *found) {
    if (parts->newest != NONE) {
        const unsigned other = parts->newest ^ 1;
        return parts->tag[other] != 0 || parts->commit[other] == 0 ? BACKMEM_KEPT
                                                                   : BACKMEM_RECOVERED;
    }
    if (record->layout == 0) {
        return BACKMEM_COLD;
    }
    const uint32_t header = word_load(record->region, record->offset);
    if (header == record_header(record)) {
        return parts->commit[0] == TORN && parts->commit[1] == 0 ? BACKMEM_COLD
                                                                 : BACKMEM_CORRUPT;
    }
    found->region = record->region;
    found->offset = record->offset;
    found->size = header & 0xfff;
    found->layout = (uint16_t)(header >> 16);
    if ((header & 0xf000) != 0 || found->layout == 0 || parts_find(found, parts)
        || parts->newest == NONE) {
        return BACKMEM_COLD;
    }
    return BACKMEM_FOREIGN;
}

backmem_err_t backmem_record_open(const backmem_record_t *record,
                                  backmem_status_t *status) {
    parts_t parts;
    const backmem_err_t err = parts_find(record, &parts);
    if (!err) {
        backmem_record_t found;
        *status = parts_tell(record, &parts, &found);
    }
    return err;
}

backmem_err_t backmem_record_found(const backmem_record_t *record,
                                   backmem_record_t *found) {
    parts_t parts;
    const backmem_err_t err = parts_find(record, &parts);
    if (err) {
        return err;
    }
    return parts_tell(record, &parts, found) == BACKMEM_FOREIGN ? BACKMEM_OK
                                                                : BACKMEM_ERR_EMPTY;
}

backmem_err_t backmem_record_load(const backmem_record_t *record, void *dst) {
    parts_t parts;
    const backmem_err_t err = parts_find(record, &parts);
    if (err) {
        return err;
    }
    if (parts.newest == NONE) {
        return BACKMEM_ERR_EMPTY;
    }
    const slot_t slot = part_slot(record, parts.newest);
    slot_read(&slot, dst);
    return BACKMEM_OK;
}

backmem_err_t backmem_record_save(const backmem_record_t *record, const void *src) {
    parts_t parts;
    backmem_err_t err = parts_find(record, &parts);
    if (err) {
        return err;
    }
    const unsigned target = parts.newest == 0 ? 1 : 0;

    // 1. On memory that holds nothing: part 1 was never written.
    if (parts.newest == NONE && parts.commit[1] != 0) {
        err = part_mark(record, 1, 0);
        if (err) {
            return err;
        }
    }

    // 2 to 4. The part that does not count becomes the newer one: by an equal tag in
    // part 1, by another one in part 0.
    uint32_t tag = parts.tag[0];
    if (target == 0) {
        tag = parts.tag[1] == TAG_1 ? TAG_2 : TAG_1;
    }
    const slot_t slot = part_slot(record, target);
    err = slot_write(&slot, tag, parts.tag[target] != 0, src);

    // 5. The header only tells corrupt and foreign; a part is whole without it.
    const uint32_t header = record_header(record);
    if (!err && record->layout != 0
        && word_load(record->region, record->offset) != header) {
        err = word_commit(record->region, record->offset, header);
    }
    return err;
}

backmem_err_t backmem_record_wipe(const backmem_record_t *record) {
    parts_t parts;
    const backmem_err_t err = parts_find(record, &parts);
    if (err) {
        return err;
    }
    // 1. The header, so that what a cut leaves is not corrupt. The look at the end
    // decides here and below.
    if (record->layout != 0) {
        (void)!word_commit(record->region, record->offset, 0);
    }
    // 2. The older part goes before the newer one, or it would count again.
    const unsigned older = parts.newest == 0 ? 1 : 0;
    (void)!part_mark(record, older, 0);
    (void)!part_mark(record, older ^ 1, 0);
    // 3. Every byte.
    return backmem_region_wipe(record->region, record->offset,
                               BACKMEM_RECORD_BYTES(record->size, record->layout));
}
