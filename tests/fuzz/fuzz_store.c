// Stores in any memory. The input: layout, the memory, whose last bytes choose what is
// changed.
//
// SPDX-License-Identifier: MIT
#include "backmem/value.h"
#include "fuzz.h"

#define ITEMS_MAX 4096u

// Whatever stands there: an answer, and no byte too many.
static void values_try(const backmem_store_t *store, backmem_key_t key) {
    uint32_t number;
    uint64_t wide;
    bool truth;
    float real;
    (void)!backmem_store_get_uint32(store, key, &number);
    (void)!backmem_store_get_uint64(store, key, &wide);
    (void)!backmem_store_get_bool(store, key, &truth);
    (void)!backmem_store_get_float(store, key, &real);
    for (uint32_t room = 0; room < 40; room += 13) {
        char *text = malloc(room + 1);
        HOLDS(text != NULL);
        uint32_t size = room;
        backmem_err_t err = backmem_store_get_text(store, key, text, &size);
        HOLDS(err != BACKMEM_OK || (size < room && text[size] == '\0'));
        size = room;
        err = backmem_store_get_bytes(store, key, text, &size);
        HOLDS(err != BACKMEM_OK || size <= room);
        free(text);
    }
}

static unsigned walk(const backmem_store_t *store) {
    unsigned items = 0;
    backmem_cursor_t cursor = { 0, 0 };
    backmem_item_t item;
    char key_text[BACKMEM_KEY_BYTES_MAX + 1];
    while (backmem_store_next(store, &cursor, &item, key_text) == BACKMEM_OK) {
        items++;
        HOLDS(items < ITEMS_MAX);
        uint8_t *value = malloc(item.value_size + 1u);
        HOLDS(value != NULL);
        HOLDS(backmem_region_read(store->region, item.value_offset, value,
                                  item.value_size)
              == BACKMEM_OK);
        const backmem_key_t key = item.key;
        uint32_t size;
        int64_t number;
        size = item.value_size;
        (void)!backmem_store_get(store, key, value, &size);
        (void)!backmem_store_get_int64(store, key, &number);
        values_try(store, key);
        free(value);
    }
    return items;
}

static void changes_try(backmem_store_t *store, uint8_t hint) {
    const char text[] = { 'k', (char)('a' + hint % 4), '\0' };
    const backmem_key_t name = backmem_key(text);
    const backmem_key_t other = backmem_key_number(hint >> 4);
    uint8_t value[64];
    memset(value, hint, sizeof value);
    backmem_change_t changes[] = {
        backmem_change_raw(name, value, hint % 64u),
        backmem_change_delete(other),
    };
    const backmem_err_t err = backmem_store_commit(store, changes, 2);
    HOLDS(err == BACKMEM_OK || err == BACKMEM_ERR_FULL);
    if (err == BACKMEM_OK) {
        uint8_t got[64];
        uint32_t size;
        size = sizeof got;
        HOLDS(backmem_store_get(store, name, got, &size) == BACKMEM_OK);
        HOLDS(size == hint % 64u && memcmp(got, value, size) == 0);
        size = 0;
        HOLDS(backmem_store_get(store, other, got, &size) == BACKMEM_ERR_EMPTY);
    }
    const int64_t number =
        (int64_t)(0x0123456789abcdefull >> hint % 60) * (hint % 3 - 1);
    if (backmem_store_set_int64(store, other, number) == BACKMEM_OK) {
        int64_t is;
        HOLDS(backmem_store_get_int64(store, other, &is) == BACKMEM_OK && is == number);
    }
    uint32_t used;
    uint32_t capacity;
    backmem_store_space(store, &used, &capacity);
    HOLDS(used <= capacity);
}

static void store_try(const backmem_region_t *region, uint16_t layout,
                      const uint8_t *hints) {
    backmem_store_t store;
    backmem_status_t status;
    if (backmem_store_open(&store, (backmem_place_t){ region, 0, region->bytes },
                           layout, &status)) {
        return;
    }
    const bool counts = status == BACKMEM_KEPT || status == BACKMEM_RECOVERED;
    HOLDS(walk(&store) == 0 || counts);
    if (status == BACKMEM_FOREIGN) {
        HOLDS(backmem_store_set(&store, backmem_key("k"), "", 0)
              == BACKMEM_ERR_FOREIGN);
        HOLDS(backmem_store_wipe(&store) == BACKMEM_OK);
    }
    for (unsigned i = 0; i < 8; i++) {
        changes_try(&store, hints[i]);
        const unsigned items = walk(&store);
        HOLDS(backmem_store_open(&store, (backmem_place_t){ region, 0, region->bytes },
                                 layout, &status)
              == BACKMEM_OK);
        HOLDS(walk(&store) == items);
    }
    HOLDS(backmem_store_wipe(&store) == BACKMEM_OK && walk(&store) == 0);
    HOLDS(backmem_store_open(&store, (backmem_place_t){ region, 0, region->bytes },
                             layout, &status)
          == BACKMEM_OK);
    HOLDS(status == BACKMEM_COLD);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    input_t input = { data, size };
    const uint16_t layout = input_number(&input);
    backmem_region_t region;
    if (input_region(&input, &region)) {
        if (size >= 16) {
            store_try(&region, layout, data + size - 8);
        }
        free((void *)region.base);
    }
    return 0;
}
