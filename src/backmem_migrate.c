// Records in place of another layout or size. DESIGN.md, "Migration".
//
// SPDX-License-Identifier: MIT
#include "backmem_object.h"

// Copies the newest part of the old record, which is valid, over its other part, and
// makes that the newest. OK, DROPPED or DAMAGED.
static backmem_err_t old_copy(const parts_t *parts) {
    const backmem_record_t *old = &parts->of;
    const backmem_region_t *region = old->region;
    const uint32_t to = parts->newest ^ 1u;
    const uint32_t end = backmem_slot_end(old, to);
    const uint32_t start = end - words_bytes(old->shape.size);
    const uint32_t beside = backmem_slot_end(old, parts->newest) - end;
    if (!look_is_valid(parts->other)) {
        const backmem_err_t err = backmem_slot_mark(old, to, BACKMEM_TORN);
        if (err) {
            return err;
        }
    }
    for (uint32_t at = start; at != end; at += 4) {
        word_store(region, at, word_load(region, at + beside));
    }
    backmem_region_sync(region, start, end - start);
    for (uint32_t at = start; at != end; at += 4) {
        if (word_load(region, at) != word_load(region, at + beside)) {
            return BACKMEM_ERR_DROPPED;
        }
    }
    const uint32_t phase = phase_newer(to, parts->look);
    const uint32_t commit = backmem_slot_pass(old, to, phase, NULL, false);
    if (backmem_slot_look(old, parts->newest, NULL) != (look_t)parts->look) {
        return BACKMEM_ERR_DAMAGED;
    }
    return backmem_slot_mark(old, to, commit);
}

// Which part of the new record stands clear of the old part of the other number: a
// larger one behind part 0, a smaller one in front of part 1.
static uint32_t part_clear(const backmem_record_t *record, const parts_t *parts) {
    const uint32_t now = words_bytes(record->shape.size);
    const uint32_t old = words_bytes(parts->of.shape.size);
    return now > old ? 1 : now < old ? 0 : parts->newest ^ 1u;
}

backmem_err_t backmem_record_migrate(const backmem_record_t *record, const void *src) {
    parts_t parts;
    backmem_err_t err = backmem_parts_find(record, &parts);
    if (err != BACKMEM_ERR_FOREIGN) {
        return err ? err : backmem_record_save(record, src);
    }
    const backmem_record_t *old = &parts.of;
    if (old->check != record->check) {
        return BACKMEM_ERR_UNSUPPORTED;
    }
    if (record_end(old) > record_place_end(record)) {
        return BACKMEM_ERR_SIZE;
    }
    // 1. The old payload goes where the new one does not, and counts alone.
    const uint32_t target = part_clear(record, &parts);
    const uint32_t kept = target ^ 1u;
    err = target == parts.newest ? old_copy(&parts) : BACKMEM_OK;
    err = err ? err : backmem_slot_mark(old, target, BACKMEM_TORN);

    // 2. The new payload, with a phase that wins against what stands in its other part.
    err = err ? err : backmem_slot_mark(record, target, BACKMEM_TORN);
    if (!err) {
        const uint32_t other =
            word_load(record->region, backmem_slot_end(record, kept));
        const uint32_t phase = phase_newer(target, other & BACKMEM_PHASE_MASK);
        err = backmem_slot_write(record, target, phase, src);
    }

    // 3. The header. This store is the migration.
    err =
        err ? err
            : backmem_commit_word(record->region, record->offset, slots_header(record));

    // 4. The old payload is taken away, and the new record's other part never written.
    err = err ? err : backmem_slot_mark(old, kept, 0);
    return err ? err : backmem_slot_mark(record, kept, 0);
}
