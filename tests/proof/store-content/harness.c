// What get finds before a commit and after it, with every image that open may leave.
//
// SPDX-License-Identifier: MIT
#include "backmem_store_parts.h"

#include "proof.h"

static backmem_store_t store;

// Where open stops, a frame's last entry ends: it has followed the same headers.
static bool walk_ends(void) {
    const bank_t bank = bank_of(&store, store.bank, store.end);
    uint32_t last = bank_load(&bank, BACKMEM_META_WORD) >> 31;
    uint32_t ends = BACKMEM_META_WORD + 1;
    entry_t entry;
    entry.next = 0;
    while ((last == 0 || ends != store.end) && backmem_entry_next(&bank, &entry)) {
        last = entry.header >> 31;
        ends = entry.next - last;
    }
    return last != 0 && ends == store.end;
}

// What open would make of the words: links as they have to be, and the same heads, and
// as much that lives.
static bool is_as_opened(void) {
    backmem_store_t opened = store;
    bool same = backmem_store_index(&opened) && opened.living == store.living;
    for (unsigned i = 0; i < BACKMEM_STORE_CHAINS; i++) {
        same = same && opened.heads[i] == store.heads[i];
    }
    return same;
}

static void store_any(void) {
    store.region = &proof_region;
    store.words = BANK;
    store.layout = 0xbee5;
    store.check = nondet_uint32_t();
    store.sum = nondet_uint32_t();
    store.bank = BANK_USED;
    store.phase = nondet_bool() ? BACKMEM_PHASE_1 : BACKMEM_PHASE_2;
    store.end = END;
    if (END == 0) {
        backmem_store_empty(&store, BACKMEM_PHASE_2);
    } else {
        ASSUME(walk_ends() && backmem_store_index(&store));
        ASSUME(backmem_bank_phase(&store, BANK_USED) == store.phase);
    }
}

typedef struct found {
    backmem_err_t err;
    uint32_t size;
    uint32_t value;
} found_t;

static found_t look(uint32_t key) {
    found_t found = { BACKMEM_OK, 0, 0 };
    found.size = 4;
    found.err =
        backmem_store_get(&store, backmem_key_number(key), &found.value, &found.size);
    return found;
}

static bool are_same(found_t a, found_t b) {
    return a.err == b.err && a.size == b.size && a.value == b.value;
}

int main(void) {
    proof_begin();
    store_any();
    // Any two; or two of one chain, or of two, or one without any bytes.
    const uint32_t key = KEYS < 0 ? nondet_uint8_t() : KEYS == 2 ? 0 : 7;
    const uint32_t other = KEYS < 0 ? nondet_uint8_t() : KEYS == 0 ? 0x70 : 8;
    ASSUME(key != other);
    const found_t key_before = look(key);
    const found_t other_before = look(other);

    const uint32_t value = nondet_uint32_t();
    const bool sets = CHANGE != 0; // a deletion, or to so many bytes and one more
    const uint32_t size = sets ? CHANGE - 1 : 0;
    backmem_change_t change =
        backmem_change_raw(backmem_key_number(key), sets ? &value : NULL, size);
    const backmem_err_t err = backmem_store_commit(&store, &change, 1);

    found_t wanted = { BACKMEM_ERR_EMPTY, 0, 0 };
    if (err != BACKMEM_OK) {
        CLAIM((err == BACKMEM_ERR_FULL && sets) || err == BACKMEM_ERR_DAMAGED);
        wanted = key_before;
    } else if (sets) {
        wanted.err = BACKMEM_OK;
        wanted.size = size;
        wanted.value = size == 4 ? value : value & ((1u << 8 * size) - 1);
    }
    CLAIM(are_same(look(key), wanted));
    CLAIM(are_same(look(other), other_before));
    CLAIM(store.end == 0 || (walk_ends() && is_as_opened()));
    return 0;
}
