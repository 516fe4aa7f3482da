// What src/backmem_store_keys.c needs and what it gives: claimed where it is proved, and
// all that is known of it where its callers are (any_keys.c).
//
// SPDX-License-Identifier: MIT
#ifndef KEYS_H
#define KEYS_H

#include "backmem_store_parts.h"

#include "proof.h"

// So many words from an address on are in the region.
static inline bool words_inside(uintptr_t address, uint32_t words) {
    return address >= BASE && address - BASE <= 4 * WORDS && address % 4 == 0
           && words <= (4 * WORDS - (uint32_t)(address - BASE)) / 4;
}

// A bank of which something is looked at: it has a meta word at least.
static inline bool bank_is_sane(const bank_t *bank) {
    return bank->end == 0
           || words_inside(bank->base, bank->end < 2 ? 2 : bank->end);
}

static inline bool entry_is_inside(const bank_t *bank, const entry_t *entry) {
    return entry->at < bank->end
           && header_words(entry->header) <= bank->end - entry->at;
}

// What is met from word `next` on.
static inline bool entry_is_met(const bank_t *bank, const entry_t *entry,
                                uint32_t next) {
    return entry_is_inside(bank, entry)
           && (next != 0 ? entry->at == next : entry->at == 2 || entry->at == 3)
           && entry->next
                  == entry->at + header_words(entry->header) + (entry->header >> 31);
}

// A name that can be looked for: its key may be read.
static inline bool name_is_sane(const name_t *name) {
    const uint32_t bytes = header_key_bytes(name->header);
    return name->chain < BACKMEM_STORE_CHAINS
           && (name->bytes != NULL ? __CPROVER_r_ok(name->bytes, bytes)
                                   : words_inside(name->address, (bytes + 3) / 4));
}

static inline uint32_t key_size(const backmem_key_t *key) {
    return key->text_bytes & BACKMEM_KEY_MASK;
}

// Of what a key gives: its bytes, and no more of them.
static inline bool name_is_of_key(const name_t *name, const backmem_key_t *key) {
    const uint32_t bytes = header_key_bytes(name->header);
    return name->chain < BACKMEM_STORE_CHAINS
           && (name->header & ~BACKMEM_SAME_KEY) >> 28 <= 2
           && (key->text != NULL ? bytes == key_size(key)
                                       && name->bytes == (const uint8_t *)key->text
                                 : bytes <= 4
                                       && name->bytes == (const uint8_t *)&key->number);
}

static inline bool name_is_of_entry(const name_t *name, const bank_t *bank,
                                    const entry_t *entry) {
    return name->header == entry->header && name->bytes == NULL
           && name->chain < BACKMEM_STORE_CHAINS
           && name->address == bank->base + 4 * (entry->at + 1);
}

#endif
