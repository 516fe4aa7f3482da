// Any store object that is sane, as open leaves one: for proofs that begin there. What
// it says of words and chains may be anything: its sum, its heads, how much lives.
//
// SPDX-License-Identifier: MIT
#ifndef ANY_STORE_H
#define ANY_STORE_H

#include "backmem/value.h"

#include "proof.h"

static backmem_store_t store;

#define SANE                                                              \
    (store.bank <= 1 && store.end <= store.words && store.offset % 4 == 0 \
     && store.words >= BANK && store.offset <= proof_region.bytes         \
     && 8u * store.words <= proof_region.bytes - store.offset)

static void store_any(void) {
    store.region = &proof_region;
    store.offset = nondet_uint32_t();
    store.words = nondet_uint16_t();
    store.layout = nondet_uint16_t();
    store.check = nondet_uint32_t();
    store.end = nondet_uint16_t();
    store.bank = nondet_uint8_t();
    store.phase = nondet_uint8_t();
    store.sum = nondet_uint32_t();
    store.living = nondet_uint32_t();
    for (unsigned i = 0; i < BACKMEM_STORE_CHAINS; i++) {
        store.heads[i] = nondet_uint16_t();
    }
    ASSUME(SANE);
}

#endif
