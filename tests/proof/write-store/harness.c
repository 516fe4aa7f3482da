// What writes a store, from every object that is sane, on a memory of which each load
// gives any number: whatever it held, and whatever it became meanwhile.
//
// SPDX-License-Identifier: MIT
#include "backmem/store.h"

#include "proof.h"

static backmem_store_t store;

// As open leaves it, see tests/proof/read-store, but with halves of fewer words.
#define SANE                                                              \
    (store.half <= 1 && store.end <= store.words && store.offset % 4 == 0 \
     && store.offset <= proof_region.bytes                                \
     && 8u * store.words <= proof_region.bytes - store.offset)

static void store_any(void) {
    store.region = &proof_region;
    store.offset = nondet_uint32_t();
    store.words = HALF;
    store.layout = nondet_uint16_t();
    store.check = nondet_uint32_t();
    store.end = nondet_uint16_t();
    store.half = nondet_uint8_t();
    store.tag = nondet_uint8_t();
    ASSUME(SANE);
}

static void commit_claims(void) {
    static const uint8_t value[4];
    const backmem_change_t change = {
        backmem_key_number(nondet_uint32_t()),
        value,
        nondet_uint8_t() % 5u,
    };
    (void)!backmem_store_commit(&store, &change, 1);
}

static void space_claims(void) {
    uint32_t used;
    uint32_t capacity;
    backmem_store_space(&store, &used, &capacity);
    CLAIM(capacity <= 4u * store.words);
}

int main(void) {
    proof_begin();
    store_any();
    switch (WRITER) {
        case 0:
            commit_claims();
            break;
        case 1:
            (void)!backmem_store_delete(&store, backmem_key_number(nondet_uint32_t()));
            break;
        case 2:
            (void)!backmem_store_wipe(&store);
            break;
        default:
            space_claims();
            break;
    }
    CLAIM(SANE); // also of what is left for the next call
    return 0;
}
