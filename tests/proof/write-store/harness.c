// What writes a store, from every object that is sane, on a memory of which each load
// gives any number: whatever it held, and whatever it became meanwhile.
//
// SPDX-License-Identifier: MIT
#include "any_store.h"

static void commit_claims(void) {
    static const uint8_t value[4];
    static const char text[TEXT + 1];
    backmem_change_t changes[CHANGES];
    for (unsigned i = 0; i < CHANGES; i++) {
        backmem_key_t key = backmem_key_number(nondet_uint32_t());
        key.text = TEXT != 0 ? text : NULL;
        ASSUME(TEXT == 0 || (key.text_bytes & 63u) <= TEXT);
        changes[i] = backmem_change_raw(key, nondet_bool() ? value : NULL,
                                        nondet_uint8_t() % 5u);
        changes[i].head_size = nondet_uint8_t(); // what is too much is refused
    }
    (void)!backmem_store_commit(&store, changes, CHANGES);
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
    const backmem_store_t before = store;
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
    CLAIM(store.offset == before.offset && store.words == before.words);
    return 0;
}
