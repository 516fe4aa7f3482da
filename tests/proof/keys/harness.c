// Entries, names and chains on a memory of which each load gives any number: what
// keys.h says that they need is enough, and what it says that they give holds.
//
// SPDX-License-Identifier: MIT
#include "keys.h"

// In parts: where a proof's own copy calls what another proof is of, it is given that
// one's answers, any of those that are claimed there.
static uint32_t any_chain_next(const bank_t *bank, uint32_t limit, uint32_t head,
                               const name_t *name);
static bool any_rest_agrees(const bank_t *bank, uint32_t at, const name_t *name);
static uint32_t any_chain_find(const bank_t *bank, uint32_t head, const name_t *name);
static void any_name_of_entry(const bank_t *bank, const entry_t *entry, name_t *name);

#include "backmem_store_keys.c"

static bank_t bank;
static entry_t entry;
static name_t name;
static uint8_t text[BACKMEM_KEY_BYTES_MAX];

static void bank_any(void) {
    bank.base = nondet_uint32_t();
    bank.end = nondet_uint32_t();
    ASSUME(bank_is_sane(&bank) && bank.end <= BANK);
}

static void entry_any(void) {
    entry.at = nondet_uint32_t();
    entry.header = nondet_uint32_t();
    entry.next = nondet_uint32_t();
}

// Of a key of the caller's, or of an entry.
static void name_any(void) {
    name.header = nondet_uint32_t();
    name.chain = nondet_uint32_t();
    name.first = nondet_uint32_t();
    name.mask = nondet_uint32_t();
    name.bytes = nondet_bool() ? text : NULL;
    name.address = nondet_uint32_t();
    ASSUME(name_is_sane(&name));
}

static void next_claims(void) {
    const uint32_t next = entry.next;
    if (backmem_entry_next(&bank, &entry)) {
        CLAIM(entry_is_met(&bank, &entry, next));
    }
}

static void at_claims(void) {
    const uint32_t at = nondet_uint32_t();
    if (backmem_entry_at(&bank, at, &entry)) {
        CLAIM(at != 0 && entry_is_met(&bank, &entry, at));
    }
}

static void key_claims(void) {
    backmem_key_t key = backmem_key_number(nondet_uint32_t());
    // Exactly as long as it says: nothing behind it is read.
    const char exact[KEY] = { 0 };
    if (nondet_bool()) {
        key.text = exact;
        ASSUME(key_size(&key) == KEY);
    }
    backmem_name_of_key(&key, &name);
    CLAIM(name_is_of_key(&name, &key));
    CLAIM(name_is_sane(&name));
}

// ---- chains ---------------------------------------------------------------------

static bool next_is_found(const bank_t *in, uint32_t limit, uint32_t head,
                          const name_t *of, uint32_t at) {
    return at == 0
           || (at < limit && at <= head && at + (of->mask != 0 ? 1 : 0) < in->end);
}

static bool is_found(const bank_t *in, uint32_t at) {
    return at == 0 || at < in->end;
}

static uint32_t any_chain_next(const bank_t *in, uint32_t limit, uint32_t head,
                               const name_t *of) {
    CLAIM(bank_is_sane(in) && limit <= in->end);
    const uint32_t at = nondet_uint32_t();
    ASSUME(next_is_found(in, limit, head, of, at));
    return at;
}

static bool any_rest_agrees(const bank_t *in, uint32_t at, const name_t *of) {
    CLAIM(bank_is_sane(in) && at < in->end && name_is_sane(of));
    return nondet_bool();
}

static uint32_t any_chain_find(const bank_t *in, uint32_t head, const name_t *of) {
    (void)head;
    CLAIM(bank_is_sane(in));
    CLAIM(name_is_sane(of));
    const uint32_t at = nondet_uint32_t();
    ASSUME(is_found(in, at));
    return at;
}

static void any_name_of_entry(const bank_t *in, const entry_t *of, name_t *to) {
    CLAIM(bank_is_sane(in) && entry_is_inside(in, of));
    name_any();
    ASSUME(name_is_of_entry(&name, in, of) && name_is_sane(&name));
    *to = name;
}

static void chain_claims(void) {
    const uint32_t limit = nondet_uint32_t();
    const uint32_t head = nondet_uint32_t();
    ASSUME(limit <= bank.end);
    CLAIM(next_is_found(&bank, limit, head, &name,
                        chain_next(&bank, limit, head, &name)));
}

static void rest_claims(void) {
    const uint32_t at = nondet_uint32_t();
    ASSUME(at < bank.end);
    (void)!rest_agrees(&bank, at, &name);
}

static void agree_claims(void) {
    name_t other;
    name.bytes = text;
    name_any();
    other = name;
    other.header = nondet_uint32_t();
    ASSUME(name.bytes != NULL);
    (void)!backmem_keys_agree(&name, &other);
}

static void index_claims(void) {
    backmem_store_t store;
    store.region = &proof_region;
    store.offset = 4u * nondet_bool();
    store.words = BANK;
    store.end = nondet_uint16_t();
    store.bank = nondet_bool();
    ASSUME(store.end <= BANK);
    (void)!backmem_store_index(&store);
    for (unsigned i = 0; i < BACKMEM_STORE_CHAINS; i++) {
        CLAIM(store.heads[i] == 0 || store.heads[i] < store.end);
    }
    CLAIM(store.words == BANK && store.region == &proof_region);
}

int main(void) {
    proof_begin();
    bank_any();
    entry_any();
    switch (CALL) {
        case 0:
            next_claims();
            at_claims();
            break;
        case 1:
            key_claims();
            agree_claims();
            break;
        case 2:
            ASSUME(entry_is_inside(&bank, &entry));
            backmem_name_of_entry(&bank, &entry, &name);
            CLAIM(name_is_of_entry(&name, &bank, &entry));
            CLAIM(name_is_sane(&name));
            break;
        case 3:
            name_any();
            CLAIM(is_found(&bank, backmem_chain_find(&bank, nondet_uint32_t(), &name)));
            break;
        case 4:
            name_any();
            CLAIM(is_found(&bank, backmem_last_find(&bank, &name)));
            break;
        case 5:
            name_any();
            chain_claims();
            break;
        case 6:
            name_any();
            rest_claims();
            break;
        default:
            index_claims();
            break;
    }
    return 0;
}
