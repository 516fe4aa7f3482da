// What stores and their commits write by words of memory: all fields that are meant, as
// fields, and no others.
//
// SPDX-License-Identifier: MIT
#include "backmem_store_parts.h"

#include "proof.h"

static backmem_store_t any(void) {
    backmem_store_t store;
    store.region = &proof_region;
    store.offset = nondet_uint32_t();
    store.words = nondet_uint16_t();
    store.layout = nondet_uint16_t();
    store.end = nondet_uint16_t();
    store.bank = nondet_uint8_t();
    store.phase = nondet_uint8_t();
    store.check = nondet_uint32_t();
    store.sum = nondet_uint32_t();
    store.living = nondet_uint32_t();
    for (unsigned i = 0; i < BACKMEM_STORE_CHAINS; i++) {
        store.heads[i] = nondet_uint16_t();
    }
    return store;
}

static bool places_same(const backmem_store_t *a, const backmem_store_t *b) {
    return a->region == b->region && a->offset == b->offset && a->words == b->words
           && a->layout == b->layout;
}

static bool states_same(const backmem_store_t *a, const backmem_store_t *b) {
    return a->end == b->end && a->bank == b->bank && a->phase == b->phase;
}

static bool sums_same(const backmem_store_t *a, const backmem_store_t *b) {
    return a->check == b->check && a->sum == b->sum && a->living == b->living;
}

static bool heads_are(const backmem_store_t *store, const uint16_t *heads) {
    bool same = true;
    for (unsigned i = 0; i < BACKMEM_STORE_CHAINS; i++) {
        same = same && store->heads[i] == (heads != NULL ? heads[i] : 0);
    }
    return same;
}

int main(void) {
    const backmem_store_t from = any();
    const backmem_store_t before = any();
    backmem_store_t store = before;
    switch (CALL) {
        case 0:
            store_copy(&store, &from);
            CLAIM(sums_same(&store, &from) && heads_are(&store, from.heads));
            CLAIM(places_same(&store, &before) && states_same(&store, &before));
            break;
        case 1:
            heads_clear(store.heads);
            CLAIM(heads_are(&store, NULL) && sums_same(&store, &before));
            CLAIM(places_same(&store, &before) && states_same(&store, &before));
            break;
        default:
            store_move(&store, store_state(&from));
            CLAIM(states_same(&store, &from));
            CLAIM(places_same(&store, &before) && sums_same(&store, &before)
                  && heads_are(&store, before.heads));
            CLAIM(store_state(&store)
                  == state_make(from.end, from.bank, from.phase));
            break;
    }
    return 0;
}
