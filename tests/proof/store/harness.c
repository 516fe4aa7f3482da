// A commit of one change to a store, cut at every store, on every image.
//
// SPDX-License-Identifier: MIT
#include "store.h"

#include "proof.h"

static backmem_store_t store;

// What a store says of a key.
typedef struct view {
    bool is_set;
    uint32_t size;
    uint32_t bytes; // of the value, those that there are
} view_t;

static void store_open(void) {
    backmem_status_t status;
    CLAIM(backmem_store_open(&store, &proof_region, 0, 4 * WORDS, LAYOUT, &status)
          == BACKMEM_OK);
}

static view_t store_view(backmem_key_t key) {
    view_t view = { false, 0, 0 };
    const backmem_change_t change = { key, NULL, 0 };
    entry_t like;
    entry_t entry;
    CLAIM(entry_of_change(&change, &like) == BACKMEM_OK);
    view.is_set = entry_last(&store, &like, 0, &entry) && entry_is_set(&entry);
    if (view.is_set) {
        // A key of one byte or none, and up to 3 bytes of the value, are in one word.
        view.size = entry_value_bytes(&entry);
        if (view.size != 0) {
            view.bytes = entry_word(&store, &entry, 0) >> 8 * entry_key_bytes(&entry);
        }
        if (view.size <= VALUE) {
            view.bytes &= (1u << 8 * view.size) - 1;
        }
    }
    return view;
}

static bool views_equal(view_t a, view_t b) {
    return a.is_set == b.is_set
           && (!a.is_set || (a.size == b.size && a.bytes == b.bytes));
}

int main(void) {
    proof_begin();
    store_open();
    // What is asked for is any key, the one that changes or another one.
    const backmem_key_t changed = backmem_key_number(nondet_uint8_t());
    const backmem_key_t asked = backmem_key_number(nondet_uint8_t());
    const view_t old = store_view(asked);
    static uint8_t bytes[VALUE];
    view_t new = old;
    if (asked.number == changed.number) {
        new.is_set = !DELETES;
        new.size = VALUE;
        new.bytes = 0;
    }
    for (unsigned i = 0; i < VALUE; i++) {
        bytes[i] = nondet_uint8_t();
        if (asked.number == changed.number) {
            new.bytes |= (uint32_t)bytes[i] << 8 * i;
        }
    }
    const backmem_change_t change = { changed, DELETES ? NULL : bytes, VALUE };

    power_cut_after(nondet_uint32_t());
    const backmem_err_t err = backmem_store_commit(&store, &change, 1);
    power_on();

    store_open();
    const view_t now = store_view(asked);
    const bool is_old = views_equal(now, old);
    const bool is_new = views_equal(now, new);
    CLAIM(is_old || is_new);
    CLAIM(power_was_cut() || (err == BACKMEM_OK && is_new)
          || (err == BACKMEM_ERR_FULL && is_old));
    return 0;
}
