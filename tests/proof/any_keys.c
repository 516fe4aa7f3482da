// In place of src/backmem_store_keys.c where its callers are proved: whatever it may
// answer, each time anew; and what it needs is claimed. tests/proof/keys proves that
// it answers nothing else.
//
// SPDX-License-Identifier: MIT
#include "keys.h"

bool backmem_entry_next(const bank_t *bank, entry_t *entry) {
    CLAIM(bank_is_sane(bank));
    const uint32_t next = entry->next;
    entry->at = nondet_uint32_t();
    entry->header = nondet_uint32_t();
    entry->next = nondet_uint32_t();
    if (nondet_bool()) {
        return false;
    }
    ASSUME(entry_is_met(bank, entry, next));
    return true;
}

bool backmem_entry_at(const bank_t *bank, uint32_t at, entry_t *entry) {
    entry->next = at;
    return at != 0 && backmem_entry_next(bank, entry);
}

void backmem_name_of_key(const backmem_key_t *key, name_t *name) {
    name->header = nondet_uint32_t();
    name->chain = nondet_uint32_t();
    name->first = nondet_uint32_t();
    name->mask = nondet_uint32_t();
    name->bytes = (const uint8_t *)(key->text != NULL ? key->text
                                                      : (const char *)&key->number);
    CLAIM(key->text == NULL || __CPROVER_r_ok(key->text, key_size(key)));
    ASSUME(name_is_of_key(name, key));
}

void backmem_name_of_entry(const bank_t *bank, const entry_t *entry, name_t *name) {
    CLAIM(bank_is_sane(bank));
    CLAIM(entry_is_inside(bank, entry));
    name->header = entry->header;
    name->chain = nondet_uint32_t();
    name->first = nondet_uint32_t();
    name->mask = nondet_uint32_t();
    name->bytes = NULL;
    name->address = bank->base + 4 * (entry->at + 1);
    ASSUME(name_is_of_entry(name, bank, entry));
}

bool backmem_keys_agree(const name_t *a, const name_t *b) {
    CLAIM(a->bytes != NULL && name_is_sane(a));
    CLAIM(b->bytes != NULL && name_is_sane(b));
    return nondet_bool();
}

static uint32_t any_word(const bank_t *bank, const name_t *name) {
    CLAIM(bank_is_sane(bank));
    CLAIM(name_is_sane(name));
    const uint32_t at = nondet_uint32_t();
    ASSUME(at == 0 || at < bank->end);
    return at;
}

uint32_t backmem_chain_find(const bank_t *bank, uint32_t head, const name_t *name) {
    (void)head; // any
    return any_word(bank, name);
}

uint32_t backmem_last_find(const bank_t *bank, const name_t *name) {
    return any_word(bank, name);
}

bool backmem_store_index(backmem_store_t *store) {
    const bank_t bank = bank_of(store, store->bank, store->end);
    CLAIM(bank_is_sane(&bank));
    for (unsigned i = 0; i < BACKMEM_STORE_CHAINS; i++) {
        store->heads[i] = nondet_uint16_t();
    }
    store->living = nondet_uint32_t();
    return nondet_bool();
}
