// Records: two parts that take turns. DESIGN.md, "Records".
//
// SPDX-License-Identifier: MIT
#include "backmem_object.h"

static bool size_is_good(uint32_t size) {
    return size - 1 < BACKMEM_RECORD_SIZE_MAX;
}

// What stands at a record's place.
typedef struct parts {
    backmem_record_t
        of;          // whose parts these are: the record's, or those of a foreign one
    uint32_t header; // what stands in front; of a record without one, as if it did
    uint32_t first;  // what stood in place of part 0's commit word
    uint8_t newest; // the part that counts, if it is valid; else none does, and it is 1
    uint8_t look;   // of that one, a look_t
    uint8_t other;  // of the other one
} parts_t;

static uint32_t record_end(const backmem_record_t *record) {
    return backmem_slot_end(record, 1) + 4;
}

// A foreign record may reach out of the place.
static look_t part_look(const backmem_record_t *record, uint32_t part) {
    const uint32_t end = backmem_slot_end(record, part) + 4;
    const bool inside = end <= record->offset + 4u * record->words;
    return inside ? backmem_slot_look(record, part, NULL) : LOOK_BROKEN;
}

// Which part counts of the record that parts->of says. Whether one does.
static bool parts_look(parts_t *parts) {
    const look_t look_0 = part_look(&parts->of, 0);
    const look_t look_1 = part_look(&parts->of, 1);
    parts->newest = 1;
    parts->look = (uint8_t)look_1;
    parts->other = (uint8_t)look_0;
    if (look_is_valid(look_0) && is_newer(0, look_0, look_1)) {
        parts->newest = 0;
        parts->look = (uint8_t)look_0;
        parts->other = (uint8_t)look_1;
    }
    return look_is_valid(parts->look);
}

// Each public call begins with this, before it touches anything. OK: the parts are the
// record's own, valid or not. FOREIGN: they are another one's, which counts. Or RANGE.
static backmem_err_t parts_find(const backmem_record_t *record, parts_t *parts) {
    if (!object_is_open(record->region, record_end(record))) {
        return BACKMEM_ERR_RANGE;
    }
    const uint32_t ours = slots_header(record);
    parts->of = *record;
    parts->header = ours;
    if (record->shape.layout != 0) {
        parts->header = word_load(record->region, record->offset);
    }
    // Who used the memory last stands in front: so a program that comes back after a
    // migration does not take up what it had before.
    backmem_shape_t *shape = &parts->of.shape;
    shape->size = parts->header & 0xffff;
    shape->layout = (uint16_t)(parts->header >> 16);
    const bool names = shape->layout != 0 && size_is_good(shape->size);
    if (parts->header != ours && names && parts_look(parts)) {
        return BACKMEM_ERR_FOREIGN;
    }
    *shape = record->shape;
    parts->first = word_load(record->region, backmem_slot_end(record, 0));
    if (parts_look(parts) || !names) {
        return BACKMEM_OK;
    }
    // Nothing of this version; something of a newer one?
    shape->size = parts->header & 0xffff;
    shape->layout = (uint16_t)(parts->header >> 16);
    do {
        parts->of.check += BACKMEM_CHECK_VERSION;
        if (parts_look(parts)) {
            return BACKMEM_ERR_FOREIGN;
        }
    } while (parts->of.check < BACKMEM_CHECK_LAST);
    parts->of = *record;
    (void)parts_look(parts);
    return BACKMEM_OK;
}

// What open says of parts that are the record's own.
static backmem_status_t parts_tell(const parts_t *parts) {
    if (look_is_valid(parts->look)) {
        const bool good = look_is_valid(parts->other) || parts->other == LOOK_NEVER;
        return good ? BACKMEM_KEPT : BACKMEM_RECOVERED;
    }
    const bool begun = parts->other == LOOK_TORN && parts->look == LOOK_NEVER;
    const bool named =
        parts->of.shape.layout != 0 && parts->header == slots_header(&parts->of);
    return named && !begun ? BACKMEM_CORRUPT : BACKMEM_COLD;
}

backmem_err_t backmem_record_begin(backmem_record_t *record, uint32_t bytes,
                                   backmem_status_t *status) {
    backmem_err_t err = BACKMEM_ERR_SIZE;
    record->check = check_kind(BACKMEM_KIND_RECORD);
    record->words = (uint16_t)(bytes / 4 < UINT16_MAX ? bytes / 4 : UINT16_MAX);
    if (size_is_good(record->shape.size)) {
        err = backmem_place_check(record->region, record->offset, bytes,
                                  record_end(record) - record->offset);
    }
    backmem_status_t found = BACKMEM_FOREIGN;
    if (!err) {
        parts_t parts;
        if (!parts_find(record, &parts)) {
            found = parts_tell(&parts);
        }
        if (found == BACKMEM_COLD) {
            err = backmem_region_loads(record->region);
        }
    }
    if (err) {
        record->region = NULL;
    } else {
        *status = found;
    }
    return err;
}

backmem_err_t backmem_record_found(const backmem_record_t *record,
                                   backmem_shape_t *found) {
    parts_t parts;
    const backmem_err_t err = parts_find(record, &parts);
    if (err != BACKMEM_ERR_FOREIGN) {
        return err ? err : BACKMEM_ERR_EMPTY;
    }
    *found = parts.of.shape;
    return BACKMEM_OK;
}

backmem_err_t backmem_record_load(const backmem_record_t *record, void *dst) {
    for (uint32_t tries = BACKMEM_READ_TRIES; tries > 0; tries--) {
        parts_t parts;
        const backmem_err_t err = parts_find(record, &parts);
        if (err) {
            return err == BACKMEM_ERR_FOREIGN ? BACKMEM_ERR_EMPTY : err;
        }
        // A part that was valid and is not any more, or is another one, was written to.
        if (look_is_valid(parts.look)) {
            if (backmem_slot_look(record, parts.newest, dst) == parts.look) {
                return BACKMEM_OK;
            }
        } else if (word_load(record->region, backmem_slot_end(record, 0))
                   == parts.first) {
            return BACKMEM_ERR_EMPTY; // part 0 was not made while part 1 was looked at
        }
    }
    return BACKMEM_ERR_BUSY;
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
    if (err || parts.header == header) {
        return err;
    }
    return backmem_commit_word(record->region, record->offset, header);
}

static int part_wipe(const backmem_record_t *record, uint32_t part) {
    const uint32_t end = backmem_slot_end(record, part) + 4;
    const bool inside = end <= record->offset + 4u * record->words;
    return inside ? backmem_slot_wipe(record, part) : BACKMEM_OK;
}

backmem_err_t backmem_record_wipe(const backmem_record_t *record) {
    parts_t parts;
    const backmem_err_t err = parts_find(record, &parts);
    int dropped = BACKMEM_OK;
    if (err == BACKMEM_ERR_FOREIGN) {
        // What the record left before it was migrated must not come back.
        dropped |= part_wipe(record, 0);
        dropped |= part_wipe(record, 1);
    } else if (err) {
        return err;
    }
    // 1. The header, so that what a cut leaves is not corrupt.
    if (record->shape.layout != 0) {
        dropped |= backmem_word_clear(record->region, record->offset);
    }
    // 2. The older part goes before the newer one, or it would count again.
    dropped |= part_wipe(&parts.of, parts.newest ^ 1u);
    dropped |= part_wipe(&parts.of, parts.newest);
    return (backmem_err_t)dropped;
}

// The old payload gets out of the way of the new one. OK, DROPPED or DAMAGED.
//
//   newest   of the old parts; out: which it is then
static backmem_err_t old_move(const parts_t *parts, uint32_t target, uint32_t *newest) {
    const backmem_record_t *old = &parts->of;
    backmem_err_t err = BACKMEM_OK;
    if (target == *newest) {
        *newest ^= 1u;
        if (!look_is_valid(parts->other)) {
            err = backmem_slot_mark(old, *newest, BACKMEM_TORN);
        }
        if (!err) {
            const uint32_t phase = phase_newer(*newest, parts->look);
            err = backmem_slot_write(old, *newest, phase, NULL);
        }
    }
    return err ? err : backmem_slot_mark(old, target, BACKMEM_TORN);
}

backmem_err_t backmem_record_migrate(const backmem_record_t *record, const void *src) {
    parts_t parts;
    backmem_err_t err = parts_find(record, &parts);
    if (err != BACKMEM_ERR_FOREIGN) {
        return err ? err : backmem_record_save(record, src);
    }
    const backmem_record_t *old = &parts.of;
    if (old->check != record->check) {
        return BACKMEM_ERR_UNSUPPORTED;
    }
    if (record_end(old) > record->offset + 4u * record->words) {
        return BACKMEM_ERR_SIZE;
    }
    // 1. A part that is larger than the old ones goes behind the first of them, one
    // that is smaller in front of the second.
    const uint32_t words = words_bytes(record->shape.size);
    const uint32_t words_old = words_bytes(old->shape.size);
    uint32_t newest = parts.newest;
    const uint32_t target = words > words_old ? 1 : words < words_old ? 0 : newest ^ 1u;
    err = old_move(&parts, target, &newest);

    // 2. The payload, with a phase that wins against what stands in the other part.
    if (!err) {
        err = backmem_slot_mark(record, target, BACKMEM_TORN);
    }
    if (!err) {
        const uint32_t other =
            word_load(record->region, backmem_slot_end(record, newest));
        const uint32_t phase = phase_newer(target, other & BACKMEM_PHASE_MASK);
        err = backmem_slot_write(record, target, phase, src);
    }

    // 3. The header. This store is the migration.
    if (!err) {
        err = backmem_commit_word(record->region, record->offset, slots_header(record));
    }

    // 4. What stood there before is taken away.
    if (!err) {
        err = backmem_slot_mark(old, newest, 0);
    }
    return err ? err : backmem_slot_mark(record, newest, 0);
}
