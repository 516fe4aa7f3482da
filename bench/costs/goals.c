// Stores of other sizes and contents, for which goals were set: gates.csv.
//
// SPDX-License-Identifier: MIT
#include "backmem/value.h"
#include "costs.h"

#define TIMES 1000u

// Keys of 4 bytes of value, then others of 32 until it is so full.
static void fill_to(uint32_t bytes, uint32_t keys, uint32_t percent) {
    const uint8_t filler[32] = { 1, 2, 3 };
    uint32_t used, capacity;
    store_make(bytes);
    for (uint32_t k = 0; k < keys; k++) {
        store_set(KEY_FIRST + k, &k, 4);
    }
    backmem_store_space(&store, &used, &capacity);
    for (uint32_t k = 0; used * 100 < capacity * percent; k++) {
        store_set(2 * KEY_FIRST + k, filler, sizeof(filler));
        backmem_store_space(&store, &used, &capacity);
    }
}

static void sets_measure(const char *name, uint32_t keys) {
    calls_begin(name, 0);
    for (uint32_t i = 0; i < TIMES; i++) {
        const uint32_t value = 0x01000193u * (i + 2);
        demand(CALL(store_put(KEY_FIRST + i % keys, &value, 4)) == BACKMEM_OK);
    }
    row_end();
}

static void gets_measure(const char *name, uint32_t keys) {
    calls_begin(name, 0);
    for (uint32_t i = 0; i < keys; i++) {
        uint32_t value;
        uint32_t size = 4;
        demand(CALL(store_take(KEY_FIRST + i, &value, &size)) == BACKMEM_OK);
    }
    row_end();
}

static void open_measure(const char *name, uint32_t bytes) {
    const backmem_place_t place = { &region, 0, bytes };
    backmem_status_t status;
    calls_begin(name, 0);
    demand(CALL(backmem_store_open(&store, place, 0, &status)) == BACKMEM_OK);
    row_end();
    demand(status == BACKMEM_KEPT);
}

// While sets go on: with the bank that is in use fuller and fuller, and compacted.
static void opens_measure(const char *name, uint32_t bytes) {
    calls_begin(name, 0);
    for (uint32_t i = 0; i < 100; i++) {
        for (uint32_t j = 0; j < 7; j++) {
            const uint32_t value = 0x85ebca6bu * (i + j + 1);
            store_set(KEY_FIRST, &value, 4);
        }
        const backmem_place_t place = { &region, 0, bytes };
        backmem_status_t status;
        demand(CALL(backmem_store_open(&store, place, 0, &status)) == BACKMEM_OK);
        demand(status == BACKMEM_KEPT);
    }
    row_end();
}

static void small_measure(void) {
    uint32_t value = 1;
    store_make(4096);
    store_set(KEY_FIRST, &value, 4);
    value = 2;
    calls_begin("set without compaction", 0);
    demand(CALL(store_put(KEY_FIRST, &value, 4)) == BACKMEM_OK);
    row_end();
    fill_to(4096, 1, 25);
    open_measure("open, 25 % of 4 KB, just filled", 4096);
    sets_measure("set, 1 key, 25 % of 4 KB", 1);
    opens_measure("open, 25 % of 4 KB", 4096);
    fill_to(4096, 1, 90);
    sets_measure("set, 1 key, 90 % of 4 KB", 1);
    fill_to(4096, 50, 50);
    sets_measure("set, 50 keys, 50 % of 4 KB", 50);
    gets_measure("get, 50 keys, 50 % of 4 KB", 50);
}

// As one thing that goes through: 20 keys, and 400.
static void transaction_measure(const char *name, uint32_t bytes, uint32_t count,
                                uint32_t times) {
    static backmem_change_t changes[400];
    static uint16_t values[400];
    store_make(bytes);
    for (uint32_t i = 0; i <= times; i++) {
        for (uint32_t k = 0; k < count; k++) {
            values[k] = (uint16_t)(7 * k + i);
            changes[k] =
                backmem_change_raw(backmem_key_number(KEY_FIRST + k), &values[k], 2);
        }
        if (i == 0) { // they are new
            demand(backmem_store_commit(&store, changes, count) == BACKMEM_OK);
            calls_begin(name, 0);
        } else {
            demand(CALL(backmem_store_commit(&store, changes, count)) == BACKMEM_OK);
        }
    }
    row_end();
    store_again(bytes);
}

// As full as a store can be, but for 6 entries.
static void full_measure(void) {
    const uint32_t keys = 505;
    char text[BACKMEM_KEY_BYTES_MAX + 1] = "";
    store_make(8192);
    for (uint32_t k = 0; k < keys; k++) {
        demand(backmem_store_set_int64(&store, backmem_key_number(KEY_FIRST + k), 7)
               == BACKMEM_OK);
    }
    calls_begin("set, 505 keys in 8 KB", 0);
    for (uint32_t i = 0; i < 200; i++) {
        const backmem_key_t key = backmem_key_number(KEY_FIRST + random_next(keys));
        demand(CALL(backmem_store_set_int64(&store, key, (int64_t)(30 + i)))
               == BACKMEM_OK);
    }
    row_end();
    open_measure("open, 505 keys in 8 KB", 8192);
    space_measure("space, 505 keys in 8 KB", 0, keys);
    walk_measure("walk, 505 keys in 8 KB", 0, NULL, keys);

    store_make(8192);
    for (uint32_t k = 0; k < keys; k++) {
        text[0] = (char)('a' + k % 26);
        text[1] = (char)('a' + k / 26);
        demand(backmem_store_set_int64(&store, backmem_key(text), 7) == BACKMEM_OK);
    }
    walk_measure("walk, 505 text keys, no texts", 0, NULL, keys);
    walk_measure("walk, 505 text keys, with texts", 0, text, keys);
}

// The worst that keys can be: all in one chain.
static void chain_measure(void) {
    static uint16_t keys[505];
    const uint32_t count = sizeof(keys) / sizeof(keys[0]);
    uint32_t found = 0;
    for (uint32_t key = KEY_FIRST; found < count; key++) {
        const uint32_t half = key >> 8 ^ key;
        if (((half >> 4 ^ half) & (BACKMEM_STORE_CHAINS - 1)) == 0) {
            keys[found++] = (uint16_t)key;
        }
    }
    store_make(8192);
    for (uint32_t k = 0; k < count; k++) {
        store_set(keys[k], &found, 2);
    }
    calls_begin("set, 505 keys of one chain in 8 KB", 0);
    for (uint32_t i = 0; i < 20; i++) {
        demand(CALL(store_put(keys[random_next(count)], &i, 2)) == BACKMEM_OK);
    }
    row_end();
    calls_begin("get, 505 keys of one chain in 8 KB", 0);
    for (uint32_t k = 0; k < count; k++) {
        uint16_t value;
        uint32_t size = 2;
        demand(CALL(store_take(keys[k], &value, &size)) == BACKMEM_OK);
    }
    row_end();
    open_measure("open, 505 keys of one chain in 8 KB", 8192);
    walk_measure("walk, 505 keys of one chain in 8 KB", 0, NULL, count);
}

static void many_measure(void) {
    const uint32_t keys = 200;
    store_make(8192);
    for (uint32_t k = 0; k < keys; k++) {
        store_set(KEY_FIRST + k, &k, 4);
    }
    sets_measure("set, 200 keys of 4 bytes in 8 KB", keys);
}

void goals_measure(void) {
    small_measure();
    many_measure();
    full_measure();
    chain_measure();
    transaction_measure("transaction of 20 keys in 4 KB", 4096, 20, 100);
    transaction_measure("transaction of 400 changes in 8 KB", 8192, 400, 10);
}
