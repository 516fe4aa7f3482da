// Stores of 8192 bytes and 1 to 500 keys. Keys are numbers of 2 bytes and values have 2
// bytes, so that 500 of them fit.
//
// SPDX-License-Identifier: MIT
#include "costs.h"

#define BYTES 8192u

static uint16_t values[512];

static void set_measure(uint32_t keys) {
    uint32_t used, capacity;
    backmem_store_space(&store, &used, &capacity);
    // An entry is 2 words and a commit one more: some compactions, and 60 sets more.
    const uint32_t times = (capacity - used) / 4 + 60;
    calls_begin("store set", keys);
    for (uint32_t i = 0; i < times; i++) {
        const uint32_t k = random_next(keys);
        values[k] = (uint16_t)(values[k] + 1 + random_next(60000));
        demand(CALL(store_put(KEY_FIRST + k, &values[k], 2)) == BACKMEM_OK);
    }
    row_end();
}

static void get_measure(uint32_t keys) {
    calls_begin("store get", keys);
    for (uint32_t k = 0; k < keys; k++) {
        uint16_t value;
        uint32_t size = 2;
        demand(CALL(store_take(KEY_FIRST + k, &value, &size)) == BACKMEM_OK);
        demand(value == values[k]);
    }
    row_end();
}

// While sets go on: with the bank that is in use fuller and fuller, and compacted.
static void open_measure(uint32_t keys) {
    calls_begin("store open", keys);
    for (uint32_t i = 0; i < 20; i++) {
        for (uint32_t j = 0; j < 17; j++) {
            const uint32_t k = random_next(keys);
            values[k]++;
            store_set(KEY_FIRST + k, &values[k], 2);
        }
        const backmem_place_t place = { &region, 0, BYTES };
        backmem_status_t status;
        demand(CALL(backmem_store_open(&store, place, 0, &status)) == BACKMEM_OK);
        demand(status == BACKMEM_KEPT);
    }
    row_end();
}

void keys_measure(void) {
    static const uint16_t counts[] = { 1, 10, 50, 200, 500 };
    for (uint32_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
        const uint32_t keys = counts[i];
        store_make(BYTES);
        for (uint32_t k = 0; k < keys; k++) {
            store_set(KEY_FIRST + k, &values[k], 2);
        }
        set_measure(keys);
        get_measure(keys);
        open_measure(keys);
        walk_measure("store walk", keys, NULL, keys);
        space_measure("store space", keys, keys);
    }
}
