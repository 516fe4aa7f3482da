// Records: two parts that take turns. DESIGN.md, "Records".
//
// SPDX-License-Identifier: MIT
#include "backmem_object.h"

static bool size_is_good(uint32_t size) {
    return size - 1 < BACKMEM_RECORD_SIZE_MAX;
}

// What a record's two slots look like.
typedef struct parts {
    uint8_t newest; // the part that counts, if it is valid; else none does, and it is 1
    uint8_t look;   // of that one, a look_t
    uint8_t other;  // of the other one
} parts_t;

// Each public call begins with this, before it touches anything. OK or RANGE.
static backmem_err_t parts_find(const backmem_record_t *record, parts_t *parts) {
    if (!object_is_open(record->region, backmem_slot_end(record, 1) + 4)) {
        return BACKMEM_ERR_RANGE;
    }
    const look_t look_0 = backmem_slot_look(record, 0);
    const look_t look_1 = backmem_slot_look(record, 1);
    parts->newest = 1;
    parts->look = (uint8_t)look_1;
    parts->other = (uint8_t)look_0;
    if (look_is_valid(look_0) && is_newer(0, look_0, look_1)) {
        parts->newest = 0;
        parts->look = (uint8_t)look_0;
        parts->other = (uint8_t)look_1;
    }
    return BACKMEM_OK;
}

// Where no part counts: whether one does of the shape that stands in front.
static bool header_is_foreign(const backmem_record_t *record, uint32_t header) {
    backmem_record_t found;
    parts_t parts;
    found.region = record->region;
    found.offset = record->offset;
    found.check = record->check;
    found.shape.size = header & 0xffff;
    found.shape.layout = (uint16_t)(header >> 16);
    return found.shape.layout != 0 && size_is_good(found.shape.size)
           && !parts_find(&found, &parts) && look_is_valid(parts.look);
}

// RANGE or a status.
//
//   header   out: what stands in front, when the status is FOREIGN
static int record_tell(const backmem_record_t *record, uint32_t *header) {
    parts_t parts;
    const backmem_err_t err = parts_find(record, &parts);
    if (err) {
        return err;
    }
    if (look_is_valid(parts.look)) {
        const bool good = look_is_valid(parts.other) || parts.other == LOOK_NEVER;
        return good ? BACKMEM_KEPT : BACKMEM_RECOVERED;
    }
    if (record->shape.layout == 0) {
        return BACKMEM_COLD;
    }
    *header = word_load(record->region, record->offset);
    if (*header == slots_header(record)) {
        const bool begun = parts.other == LOOK_TORN && parts.look == LOOK_NEVER;
        return begun ? BACKMEM_COLD : BACKMEM_CORRUPT;
    }
    return header_is_foreign(record, *header) ? BACKMEM_FOREIGN : BACKMEM_COLD;
}

backmem_err_t backmem_record_begin(backmem_record_t *record, uint32_t bytes,
                                   backmem_status_t *status) {
    backmem_err_t err = BACKMEM_ERR_SIZE;
    record->check = check_kind(BACKMEM_KIND_RECORD);
    if (size_is_good(record->shape.size)) {
        const uint32_t end = backmem_slot_end(record, 1) + 4;
        err = backmem_place_check(record->region, record->offset, bytes,
                                  end - record->offset);
    }
    if (err) {
        record->region = NULL;
        return err;
    }
    uint32_t header;
    *status = (backmem_status_t)record_tell(record, &header);
    return BACKMEM_OK;
}

backmem_err_t backmem_record_found(const backmem_record_t *record,
                                   backmem_shape_t *found) {
    uint32_t header;
    const int told = record_tell(record, &header);
    if (told < 0) {
        return (backmem_err_t)told;
    }
    if (told != BACKMEM_FOREIGN) {
        return BACKMEM_ERR_EMPTY;
    }
    found->size = header & 0xffff;
    found->layout = (uint16_t)(header >> 16);
    return BACKMEM_OK;
}

backmem_err_t backmem_record_load(const backmem_record_t *record, void *dst) {
    parts_t parts;
    const backmem_err_t err = parts_find(record, &parts);
    if (err) {
        return err;
    }
    if (!look_is_valid(parts.look)) {
        return BACKMEM_ERR_EMPTY;
    }
    backmem_slot_read(record, parts.newest, dst);
    return BACKMEM_OK;
}

backmem_err_t backmem_record_save(const backmem_record_t *record, const void *src) {
    parts_t parts;
    backmem_err_t err = parts_find(record, &parts);
    if (err) {
        return err;
    }
    const uint32_t target = parts.newest ^ 1u; // becomes the newer part
    uint32_t phase = BACKMEM_PHASE_1;

    // 1. On memory that holds nothing: part 1 was never written.
    if (look_is_valid(parts.look)) {
        phase = phase_newer(target, parts.look);
    } else if (parts.look != LOOK_NEVER) {
        err = backmem_slot_mark(record, 1, 0);
    }

    // 2. A part that is valid loses against the other one, whatever becomes of it: its
    // commit word may stay meanwhile.
    if (!err && !look_is_valid(parts.other)) {
        err = backmem_slot_mark(record, target, BACKMEM_TORN);
    }

    // 3 and 4. The payload, and the commit word.
    if (!err) {
        err = backmem_slot_write(record, target, phase, src);
    }

    // 5. The header only tells corrupt and foreign; a part is valid without it.
    const uint32_t header = slots_header(record);
    if (err || record->shape.layout == 0
        || word_load(record->region, record->offset) == header) {
        return err;
    }
    return backmem_commit_word(record->region, record->offset, header);
}

backmem_err_t backmem_record_wipe(const backmem_record_t *record) {
    parts_t parts;
    const backmem_err_t err = parts_find(record, &parts);
    if (err) {
        return err;
    }
    // 1. The header, so that what a cut leaves is not corrupt.
    int dropped = BACKMEM_OK;
    if (record->shape.layout != 0) {
        dropped |= backmem_commit_word(record->region, record->offset, 0);
    }
    // 2. The older part goes before the newer one, or it would count again.
    dropped |= backmem_slot_wipe(record, parts.newest ^ 1u);
    dropped |= backmem_slot_wipe(record, parts.newest);
    return (backmem_err_t)dropped;
}
