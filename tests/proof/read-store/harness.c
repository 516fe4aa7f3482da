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

static void next_claims(void) {
    uint16_t cursor = nondet_uint16_t();
    backmem_item_t item;
    if (backmem_store_next(&store, &cursor, &item) == BACKMEM_OK) {
        CLAIM(item.is_text ? item.text[item.text_bytes] == '\0' : item.text[0] == '\0');
        CLAIM(item.value_offset >= store.offset);
        CLAIM(item.value_offset + item.value_size <= store.offset + 8u * store.words);
    }
}

static void get_claims(void) {
    uint8_t value[4];
    uint32_t size;
    size = sizeof value;
    (void)!backmem_store_get(&store, backmem_key_number(nondet_uint32_t()), value,
                             &size);
}

static void get_text_claims(void) {
    const char text[3] = { (char)nondet_uint8_t(), (char)nondet_uint8_t(), 'x' };
    const backmem_key_t key = { text, { nondet_uint8_t() % 4u } };
    uint8_t value[2];
    uint32_t size;
    size = sizeof value;
    (void)!backmem_store_get(&store, key, value, &size);
}

static void get_int_claims(void) {
    int64_t number;
    (void)!backmem_store_get_int64(&store, backmem_key_number(nondet_uint8_t()),
                                   &number);
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
        case 3:
            get_text_claims();
            break;
        default:
            get_int_claims();
            break;
    }
    return 0;
}
