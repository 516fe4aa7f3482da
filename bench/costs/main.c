// One image: memory full of noise, then everything that is measured.
//
// SPDX-License-Identifier: MIT
#include "costs.h"

#ifndef COSTS_STORES
#define COSTS_STORES 1 // 0: the other objects alone
#endif

static const backmem_region_desc_t row_words = {
    .name = "BENCH",
    .base = BENCH_WINDOW,
    .bytes = 8192,
    .width = 4,
    .stride = 4,
    .itemsize = 4,
};

backmem_region_t region;
backmem_store_t store;

void store_again(uint32_t bytes) {
    const backmem_place_t place = { &region, 0, bytes };
    backmem_status_t status;
    demand(backmem_store_open(&store, place, 0, &status) == BACKMEM_OK);
    demand(status == BACKMEM_KEPT);
}

void store_make(uint32_t bytes) {
    const backmem_place_t place = { &region, 0, bytes };
    backmem_status_t status;
    demand(backmem_store_open(&store, place, 0, &status) == BACKMEM_OK);
    demand(backmem_store_wipe(&store) == BACKMEM_OK);
    demand(backmem_store_open(&store, place, 0, &status) == BACKMEM_OK);
    demand(status == BACKMEM_COLD);
}

backmem_err_t store_put(uint32_t key, const void *value, uint32_t size) {
    return backmem_store_set(&store, backmem_key_number(key), value, size);
}

backmem_err_t store_take(uint32_t key, void *value, uint32_t *size) {
    return backmem_store_get(&store, backmem_key_number(key), value, size);
}

void store_set(uint32_t key, const void *value, uint32_t size) {
    demand(store_put(key, value, size) == BACKMEM_OK);
}

void walk_measure(const char *name, uint32_t number, char *text, uint32_t keys) {
    backmem_cursor_t cursor = { 0, 0 };
    backmem_item_t item;
    uint32_t met = 0;
    calls_begin(name, number);
    call_mark(1);
    while (backmem_store_next(&store, &cursor, &item, text) == BACKMEM_OK) {
        met++;
    }
    call_mark(0);
    row_end();
    demand(met == keys);
}

void space_measure(const char *name, uint32_t number, uint32_t keys) {
    uint32_t used, capacity;
    calls_begin(name, number);
    call_mark(1);
    backmem_store_space(&store, &used, &capacity);
    call_mark(0);
    row_end();
    demand(used == 8 * keys);
}

uint32_t random_next(uint32_t most) {
    static uint32_t state = 1;
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state % most;
}

// Compilers call these for what a caller's structures need. There is no C library.
#define PLAIN_LOOPS __attribute__((used, optimize("no-tree-loop-distribute-patterns")))

void *memcpy(void *to, const void *from, size_t size);
void *memset(void *to, int value, size_t size);

PLAIN_LOOPS void *memcpy(void *to, const void *from, size_t size) {
    uint32_t *at = to; // nothing else is copied
    const uint32_t *word = from;
    for (; size > 0; size -= 4) {
        *at++ = *word++;
    }
    return to;
}

PLAIN_LOOPS void *memset(void *to, int value, size_t size) {
    uint8_t *at = to;
    for (; size > 0; size--) {
        *at++ = (uint8_t)value;
    }
    return to;
}

void bench_main(void) {
    for (uint32_t i = 0; i < 8192 / 4; i++) {
        ((volatile uint32_t *)BENCH_WINDOW)[i] = 0x85ebca6bu * (i + 1); // noise
    }
    demand(backmem_region_open(&region, &row_words) == BACKMEM_OK);
    objects_measure();
    if (COSTS_STORES) {
        keys_measure();
        goals_measure();
    }
    image_end();
}
