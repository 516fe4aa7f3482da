// An object of each kind in one way of use.
//
// SPDX-License-Identifier: MIT
#include "thing.h"

#include <string.h>

#define LAYOUT      7u
#define SIZE        8u // bytes of a record, and of a log's entry
#define ENTRIES     3u
#define STORE_BYTES 128u

const char *thing_name(thing_kind_t kind) {
    static const char *const names[] = { "word", "record", "boot", "log", "store" };
    return names[kind];
}

uint32_t thing_bytes(thing_kind_t kind) {
    static const uint32_t bytes[] = { BACKMEM_WORD_BYTES,
                                      BACKMEM_RECORD_BYTES(SIZE, LAYOUT),
                                      BACKMEM_BOOT_BYTES_SHORT,
                                      BACKMEM_LOG_BYTES(SIZE, ENTRIES), STORE_BYTES };
    return bytes[kind];
}

backmem_err_t thing_open(thing_t *thing, thing_kind_t kind,
                         const backmem_region_t *region, uint32_t offset) {
    const backmem_place_t place = { region, offset, thing_bytes(kind) };
    backmem_status_t status;
    thing->kind = kind;
    switch (kind) {
        case THING_WORD:
            return backmem_word_open(&thing->as.word, place, &status);
        case THING_RECORD:
            return backmem_record_open(&thing->as.record, place,
                                       backmem_shape(SIZE, LAYOUT), &status);
        case THING_BOOT:
            return backmem_boot_open(&thing->as.boot, place, &status);
        case THING_LOG:
            return backmem_log_open(&thing->as.log, place, SIZE, &status);
        default:
            return backmem_store_open(&thing->as.store, place, LAYOUT, &status);
    }
}

// Eight bytes of which either half tells the other.
static void pair_make(uint32_t pair[2], uint32_t value) {
    pair[0] = value;
    pair[1] = ~value;
}

static thing_found_t pair_found(backmem_err_t err, const uint32_t pair[2]) {
    const bool torn = err == BACKMEM_OK && pair[1] != ~pair[0];
    return (thing_found_t){ torn ? BACKMEM_ERR_DIFFERS : err, pair[0] };
}

static thing_found_t store_look(const backmem_store_t *store) {
    uint32_t pair[2] = { 0, 0 };
    backmem_err_t errs[2];
    for (uint32_t i = 0; i < 2; i++) {
        uint32_t size = sizeof(pair[i]);
        errs[i] = backmem_store_get(store, backmem_key_number(i + 1), &pair[i], &size);
    }
    if (errs[0] != errs[1]) {
        return (thing_found_t){ BACKMEM_ERR_DIFFERS, 0 };
    }
    return pair_found(errs[0], pair);
}

thing_found_t thing_look(const thing_t *thing) {
    uint32_t pair[2] = { 0, 0 };
    uint16_t half = 0;
    uint16_t cursor = 0;
    backmem_err_t err;
    switch (thing->kind) {
        case THING_WORD:
            err = backmem_word_load(&thing->as.word, &half);
            return (thing_found_t){ err, half };
        case THING_RECORD:
            return pair_found(backmem_record_load(&thing->as.record, pair), pair);
        case THING_BOOT:
            err = backmem_record_load(&thing->as.boot.record, pair);
            return (thing_found_t){ err, pair[0] & 0xffff }; // FORMAT.md: boots
        case THING_LOG:
            err = backmem_log_next(&thing->as.log, &cursor, pair);
            return pair_found(err, pair);
        default:
            return store_look(&thing->as.store);
    }
}

uint32_t thing_next(const thing_t *thing, thing_found_t now, uint32_t drawn) {
    if (thing->kind == THING_BOOT) {
        const uint32_t boots = now.err == BACKMEM_OK ? now.value : 0;
        return boots < 0xffff ? boots + 1 : boots;
    }
    return thing->kind == THING_WORD ? drawn & 0xffff : drawn;
}

backmem_err_t thing_update(thing_t *thing, uint32_t value) {
    uint32_t pair[2];
    pair_make(pair, value);
    switch (thing->kind) {
        case THING_WORD:
            return backmem_word_save(&thing->as.word, (uint16_t)value);
        case THING_RECORD:
            return backmem_record_save(&thing->as.record, pair);
        case THING_BOOT:
            thing->as.boot.begun = false; // it counts at every update here
            return backmem_boot_begin(&thing->as.boot, 0);
        case THING_LOG:
            return backmem_log_append(&thing->as.log, pair);
        default:
            break;
    }
    backmem_change_t changes[] = {
        backmem_change_raw(backmem_key_number(1), &pair[0], 4),
        backmem_change_raw(backmem_key_number(2), &pair[1], 4),
    };
    return backmem_store_commit(&thing->as.store, changes, 2);
}

backmem_err_t thing_wipe(thing_t *thing) {
    switch (thing->kind) {
        case THING_WORD:
            return backmem_word_wipe(&thing->as.word);
        case THING_RECORD:
            return backmem_record_wipe(&thing->as.record);
        case THING_BOOT:
            return backmem_boot_wipe(&thing->as.boot);
        case THING_LOG:
            return backmem_log_wipe(&thing->as.log);
        default:
            return backmem_store_wipe(&thing->as.store);
    }
}
