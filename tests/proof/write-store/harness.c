// What writes a store, from every object that is sane, on a memory of which each load
// gives any number: whatever it held, and whatever it became meanwhile.
//
// SPDX-License-Identifier: MIT
#include "any_store.h"

static void commit_claims(void) {
    static const uint8_t value[4];
    backmem_change_t change = backmem_change_raw(backmem_key_number(nondet_uint32_t()),
                                                 value, nondet_uint8_t() % 5u);
    change.head_size = nondet_uint8_t(); // what is too much is refused
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
