// What a user's program expands of our headers, in C and in C++: every inline function,
// and tables of keys, descriptors and places.
//
// SPDX-License-Identifier: MIT
#include "backmem/boot.h"
#include "backmem/chips.h"
#include "backmem/log.h"
#include "backmem/value.h"
#include "backmem/version.h"
#include "backmem/word.h"

static const backmem_key_t keys[] = { BACKMEM_KEY("ssid"), BACKMEM_KEY_NUMBER(7),
                                      BACKMEM_KEY_NUMBER(0xffffffffu) };

static const backmem_reserved_t reserved[] = { { 0, 4, BACKMEM_WHEN_BOARD } };
static const backmem_region_desc_t row = { "RAM",
                                           0,
                                           0,
                                           0,
                                           NULL,
                                           reserved,
                                           BACKMEM_SURVIVES(YES, NO, UNKNOWN, YES, NO,
                                                            NO),
                                           4,
                                           4,
                                           4,
                                           0,
                                           0,
                                           BACKMEM_COUNT(reserved),
                                           BACKMEM_RULE_UNKNOWN };
static uint32_t
    memory[BACKMEM_RECORD_BYTES(12, 3) / 4 + BACKMEM_LOG_BYTES(7, 5) / 4
           + BACKMEM_STORE_BYTES(BACKMEM_STORE_ENTRY_BYTES(
                 4, BACKMEM_NUMBER_BYTES(70000) + BACKMEM_TEXT_BYTES(sizeof "text")))
                 / 4];

#if BACKMEM_VERSION_NUMBER < 0x000100
#error "this version is older than the first"
#endif

backmem_err_t quiet(backmem_store_t *store, backmem_record_t *record,
                    const backmem_boot_t *boot, const char *text);

backmem_err_t quiet(backmem_store_t *store, backmem_record_t *record,
                    const backmem_boot_t *boot, const char *text) {
    backmem_region_t region;
    backmem_status_t status;
    const backmem_key_t key = backmem_key(text);
    const backmem_key_t number = backmem_key_number(keys[1].number);
    backmem_change_t changes[] = {
        backmem_change_raw(key, text, 1),       backmem_change_delete(number),
        backmem_change_uint32(key, 1),          backmem_change_int32(key, -1),
        backmem_change_uint64(key, UINT64_MAX), backmem_change_int64(key, -1),
        backmem_change_bool(key, true),         backmem_change_float(key, 1.5f),
        backmem_change_text(key, text),         backmem_change_bytes(key, text, 1),
    };
    backmem_err_t err = backmem_region_attach(&region, &row, memory, sizeof memory);
    const backmem_place_t place = { &region, 0, sizeof memory };
    if (err != BACKMEM_OK || backmem_boot_looping(boot, 3)
        || backmem_desc_survives(&row, BACKMEM_EVENT_WATCHDOG) != BACKMEM_NO) {
        return err;
    }
    err = backmem_record_open(record, place, backmem_shape(12, 3), &status);
    if (err == BACKMEM_OK) {
        err = backmem_store_commit(store, changes, BACKMEM_COUNT(changes));
    }
    if (err == BACKMEM_OK) {
        err = backmem_store_set(store, key, text, 1);
    }
    if (err == BACKMEM_OK) {
        err = backmem_store_delete(store, key);
    }
    if (err == BACKMEM_OK) {
        err = backmem_store_set_uint32(store, key, 1);
    }
    if (err == BACKMEM_OK) {
        err = backmem_store_set_int32(store, key, 1);
    }
    if (err == BACKMEM_OK) {
        err = backmem_store_set_uint64(store, key, 1);
    }
    if (err == BACKMEM_OK) {
        err = backmem_store_set_int64(store, key, 1);
    }
    if (err == BACKMEM_OK) {
        err = backmem_store_set_bool(store, key, true);
    }
    if (err == BACKMEM_OK) {
        err = backmem_store_set_float(store, key, 1.0f);
    }
    if (err == BACKMEM_OK) {
        err = backmem_store_set_text(store, key, text);
    }
    return err == BACKMEM_OK ? backmem_store_set_bytes(store, key, text, 1) : err;
}
