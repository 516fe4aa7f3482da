// Our store: everything under keys of one store that has all of the memory.
//
// SPDX-License-Identifier: MIT
#include "backmem/store.h"
#include "region.h"

// Instructions that an open may take for each byte of the store; 0: any number.
#ifndef WORKLOAD_PER_BYTE
#define WORKLOAD_PER_BYTE 0
#endif

// Instructions that the keys of a transaction may take together; 0: any number.
#ifndef WORKLOAD_KEYS_MOST
#define WORKLOAD_KEYS_MOST 0
#endif

const uint32_t backend_value_stores =
    0; // compactions come in between: see backend_more
const uint32_t backend_record_stores = 0;
const uint32_t backend_keys_instructions = WORKLOAD_KEYS_MOST;

static backmem_store_t store;

bool backend_open(void) {
    const backmem_place_t place = { &region, 0, WORKLOAD_BYTES };
    backmem_status_t status;
    return backmem_region_open(&region, &row_words) == BACKMEM_OK
           && backmem_store_open(&store, place, 0, &status) == BACKMEM_OK;
}

static bool get(const char *key, void *to, uint32_t bytes) {
    uint32_t size = 0;
    size = bytes;
    return backmem_store_get(&store, backmem_key(key), to, &size) == BACKMEM_OK
           && size == bytes;
}

bool backend_put_value(uint32_t value) {
    return backmem_store_set(&store, backmem_key("val"), &value, 4) == BACKMEM_OK;
}

bool backend_get_value(uint32_t *value) {
    return get("val", value, 4);
}

bool backend_put_record(const uint8_t record[16]) {
    return backmem_store_set(&store, backmem_key("rec"), record, 16) == BACKMEM_OK;
}

bool backend_get_record(uint8_t record[16]) {
    return get("rec", record, 16);
}

bool backend_put_keys(const uint32_t values[WORKLOAD_KEYS]) {
    backmem_change_t changes[WORKLOAD_KEYS];
    for (uint32_t i = 0; i < WORKLOAD_KEYS; i++) {
        changes[i] = backmem_change_raw(backmem_key_number(i), &values[i], 4);
    }
    return backmem_store_commit(&store, changes, WORKLOAD_KEYS) == BACKMEM_OK;
}

bool backend_get_keys(uint32_t values[WORKLOAD_KEYS]) {
    for (uint32_t i = 0; i < WORKLOAD_KEYS; i++) {
        uint32_t size = 0;
        size = 4;
        if (backmem_store_get(&store, backmem_key_number(i), &values[i], &size)
                != BACKMEM_OK
            || size != 4) {
            return false;
        }
    }
    return true;
}

// ---- rows of our own -----------------------------------------------------------

static void fill_to(uint32_t percent) {
    const uint8_t filler[32] = { 1, 2, 3 };
    uint32_t used, capacity;
    demand(backmem_store_wipe(&store) == BACKMEM_OK && backend_open());
    demand(backend_put_value(1));
    backmem_store_space(&store, &used, &capacity);
    for (uint32_t key = 0; used * 100 < capacity * percent; key++) {
        const backmem_err_t err = backmem_store_set(
            &store, backmem_key_number(1000 + key), filler, (uint32_t)sizeof(filler));
        if (err == BACKMEM_ERR_FULL) {
            break;
        }
        demand(err == BACKMEM_OK);
        backmem_store_space(&store, &used, &capacity);
    }
}

static void amortised(const char *what, uint32_t percent) {
    fill_to(percent);
    row_begin(what, 1000, 0, 0);
    for (uint32_t i = 0; i < 1000; i++) {
        demand(backend_put_value(0x01000193u * (i + 2)));
    }
    row_end();
}

void backend_more(void) {
    demand(backmem_store_wipe(&store) == BACKMEM_OK && backend_open());
    demand(backend_put_value(1));
    row_begin("set a value without compaction", 1, 5, 0);
    demand(backend_put_value(2));
    row_end();

    amortised("update a value at 25 % full", 25);
    amortised("update a value at 50 % full", 50);
    amortised("update a value at 90 % full", 90);

    row_begin("open a full store of 4096 bytes", 1, 0,
              WORKLOAD_PER_BYTE * WORKLOAD_BYTES);
    demand(backend_open());
    row_end();
}
