// What reads a store, on every image. Two banks of one argument: open, for every
// layout, offset, length and region, leaves a store of which SANE holds; and each
// reader is safe on every such store, whatever the memory has become since.
//
// SPDX-License-Identifier: MIT
#include "any_store.h"

static void open_claims(void) {
    backmem_status_t status;
    if (backmem_store_open(
            &store,
            (backmem_place_t){ &proof_region, nondet_uint32_t(), nondet_uint32_t() },
            nondet_uint16_t(), &status)) {
        return;
    }
    CLAIM(SANE);
    CLAIM(status <= BACKMEM_FOREIGN);
    CLAIM((store.end != 0) == (status == BACKMEM_KEPT || status == BACKMEM_RECOVERED));
}

static backmem_key_t key_any(void) {
    static const char text[BACKMEM_KEY_BYTES_MAX];
    backmem_key_t key = backmem_key_number(nondet_uint32_t());
    key.text = nondet_bool() ? text : NULL;
    return key;
}

static void next_claims(void) {
    char text[BACKMEM_KEY_BYTES_MAX + 1];
    char *where = nondet_bool() ? text : NULL;
    backmem_cursor_t cursor = { nondet_uint32_t(), nondet_uint32_t() };
    backmem_item_t item;
    if (backmem_store_next(&store, &cursor, &item, where) == BACKMEM_OK) {
        CLAIM(!item.is_text || item.key.text != NULL);
        CLAIM(!item.is_text || where == NULL || text[item.key_bytes] == '\0');
        CLAIM(item.value_offset >= store.offset);
        CLAIM(item.value_offset + item.value_size <= store.offset + 8u * store.words);
    }
}

static void get_claims(void) {
    uint8_t value[4];
    uint32_t size = sizeof value;
    (void)!backmem_store_get(&store, key_any(), value, &size);
}

static void typed_claims(void) {
    int64_t number;
    float real;
    char text[3];
    uint32_t size = sizeof text;
    switch (TYPE) {
        case 0:
            (void)!backmem_store_get_int64(&store, key_any(), &number);
            break;
        case 1:
            (void)!backmem_store_get_float(&store, key_any(), &real);
            break;
        default:
            (void)!backmem_store_get_text(&store, key_any(), text, &size);
            break;
    }
}

int main(void) {
    proof_begin();
    if (READER == 0) {
        proof_region.bytes = nondet_uint32_t();
        ASSUME(proof_region.bytes <= 4 * WORDS);
        open_claims();
        return 0;
    }
    store_any();
    switch (READER) {
        case 1:
            next_claims();
            break;
        case 2:
            get_claims();
            break;
        default:
            typed_claims();
            break;
    }
    return 0;
}
