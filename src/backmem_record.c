// Records: two parts that take turns. DESIGN.md, "Records".
//
// SPDX-License-Identifier: MIT
#include "backmem_object.h"

static bool size_is_good(uint32_t size) {
    return size - 1 < BACKMEM_RECORD_SIZE_MAX;
}

static bool part_is_inside(const backmem_record_t *of, uint32_t part) {
    const uint32_t end = backmem_slot_end(of, part) + 4;
    return end <= of->region->bytes && end <= record_place_end(of);
}

static look_t part_look(const backmem_record_t *of, uint32_t part) {
    return part_is_inside(of, part) ? backmem_slot_look(of, part, NULL) : LOOK_BROKEN;
}

// Which part counts of a record, as far as it is inside of its place and of the region.
// Gives its look.
static look_t parts_look(parts_t *parts, const backmem_record_t *of) {
    const look_t first = part_look(of, 0);
    const look_t second = part_look(of, 1);
    if (look_is_valid(first) && is_newer(0, first, second)) {
        parts->newest = 0;
        parts->look = first;
        parts->other = second;
    } else {
        parts->newest = 1;
        parts->look = second;
        parts->other = first;
    }
    return (look_t)parts->look;
}

backmem_err_t backmem_parts_find(const backmem_record_t *record, parts_t *parts) {
    const backmem_region_t *region = record->region;
    if (!object_is_open(region, record_end(record))) {
        return BACKMEM_ERR_RANGE;
    }
    const uint32_t ours = slots_header(record);
    uint32_t header = ours;
    if (record->shape.layout != 0) {
        header = word_load(region, record->offset);
    }
    parts->of.shape.size = header & 0xffff;
    parts->of.shape.layout = (uint16_t)(header >> 16);
    parts->first = word_load(region, backmem_slot_end(record, 0));
    if (look_is_valid(parts_look(parts, record)) && header == ours) {
        return BACKMEM_OK;
    }
    // Who used the memory last stands in front, maybe with a newer version of the
    // format: so a program that comes back does not take up what it had before.
    parts->of.region = region;
    parts->of.offset = record->offset;
    parts->of.words = UINT16_MAX; // it may be larger: all of it is looked at
    if (parts->of.shape.layout != 0 && size_is_good(parts->of.shape.size)) {
        uint32_t newer = header == ours ? 1 : 0; // by so many versions
        for (; newer <= BACKMEM_NEWER_VERSIONS; newer++) {
            parts->of.check = (uint16_t)(record->check + (newer << 12));
            if (look_is_valid(parts_look(parts, &parts->of))) {
                return BACKMEM_ERR_FOREIGN;
            }
            parts->of.words = record->words; // noise is not to take 15 times as long
        }
    }
    (void)parts_look(parts, record);
    return BACKMEM_OK;
}

// What open says of parts that are the record's own.
static backmem_status_t parts_tell(const backmem_record_t *record,
                                   const parts_t *parts) {
    if (look_is_valid(parts->look)) {
        const bool good = look_is_valid(parts->other) || parts->other == LOOK_NEVER;
        return good ? BACKMEM_KEPT : BACKMEM_RECOVERED;
    }
    if (record->shape.layout == 0 || slots_header(&parts->of) != slots_header(record)) {
        return BACKMEM_COLD;
    }
    if (parts->look == LOOK_NEVER) { // where part 0 is torn, the first save was cut off
        return parts->other == LOOK_TORN ? BACKMEM_COLD : BACKMEM_CORRUPT;
    }
    return BACKMEM_CORRUPT;
}

backmem_err_t backmem_record_begin(backmem_record_t *record, uint32_t bytes,
                                   backmem_status_t *status) {
    backmem_err_t err = BACKMEM_ERR_SIZE;
    record->check = check_kind(BACKMEM_KIND_RECORD);
    uint32_t words = bytes / 4;
    if (words > UINT16_MAX) {
        words = UINT16_MAX;
    }
    record->words = (uint16_t)words;
    if (size_is_good(record->shape.size)) {
        err = backmem_place_check(record->region, record->offset, bytes,
                                  record_end(record) - record->offset);
    }
    backmem_status_t found = BACKMEM_FOREIGN;
    if (!err) {
        parts_t parts;
        if (!backmem_parts_find(record, &parts)) {
            found = parts_tell(record, &parts);
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
    const backmem_err_t err = backmem_parts_find(record, &parts);
    if (err != BACKMEM_ERR_FOREIGN) {
        return err ? err : BACKMEM_ERR_EMPTY;
    }
    found->size = parts.of.shape.size;
    found->layout = parts.of.shape.layout;
    return BACKMEM_OK;
}

backmem_err_t backmem_record_load(const backmem_record_t *record, void *dst) {
    for (uint32_t tries = BACKMEM_READ_TRIES; tries > 0; tries--) {
        parts_t parts;
        const backmem_err_t err = backmem_parts_find(record, &parts);
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
    backmem_err_t err = backmem_parts_find(record, &parts);
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

    // 3. The header tells whose the parts are: before one can count.
    const uint32_t header = slots_header(record);
    if (!err && slots_header(&parts.of) != header) {
        err = backmem_commit_word(record->region, record->offset, header);
    }

    // 4 and 5. The payload, and the commit word.
    return err ? err : backmem_slot_write(record, target, phase, src);
}

backmem_err_t backmem_record_wipe(const backmem_record_t *record) {
    parts_t parts;
    const backmem_err_t err = backmem_parts_find(record, &parts);
    if (err == BACKMEM_ERR_RANGE) {
        return err;
    }
    const uint32_t place_end = record_place_end(record);
    const backmem_record_t *of = &parts.of;
    uint32_t end = place_end;
    int dropped = BACKMEM_OK;
    if (err == BACKMEM_ERR_FOREIGN) {
        // 1. What the record left before the foreign one, which hid it. Where it is
        // valid, nothing of the foreign newest part stands there.
        for (uint32_t part = 0; part < 2; part++) {
            if (look_is_valid(backmem_slot_look(record, part, NULL))) {
                dropped |= backmem_slot_mark(record, part, 0);
            }
        }
    } else {
        of = record;
        end = record_end(record);
    }
    // 2. The header, so that what a cut leaves is not corrupt; nor an older part of the
    // foreign one, which may stand behind the place.
    if (record->shape.layout != 0) {
        dropped |= backmem_commit_word(record->region, record->offset, 0);
    }
    // 3. The older part goes before the newer one, or it would count again.
    for (uint32_t i = 1; i <= 2; i++) {
        const uint32_t part = (parts.newest + i) & 1u;
        if (backmem_slot_end(of, part) < place_end) {
            dropped |= backmem_slot_mark(of, part, 0);
        }
    }
    // 4. All of it, by what shows that it can be changed.
    dropped |=
        backmem_region_wipe(record->region, record->offset, end - record->offset);
    return (backmem_err_t)dropped;
}
