// Stores: entries, their keys, and the chains that lead to them. DESIGN.md, "Stores".
//
// SPDX-License-Identifier: MIT
#include "backmem_store_parts.h"

bool backmem_entry_next(const bank_t *bank, entry_t *entry) {
    uint32_t at = entry->next;
    if (at == 0 && bank->end != 0) {
        at = BACKMEM_META_WORD + 1 + (bank_load(bank, BACKMEM_META_WORD) >> 31);
    }
    // The memory may have changed since open: what is loaded is bounded anew.
    if (at >= bank->end) {
        return false;
    }
    const uint32_t header = bank_load(bank, at);
    entry->at = at;
    entry->header = header;
    at += header_words(header);
    // Behind the last one of a frame stands the commit word of the next.
    entry->next = at + (header >> 31);
    return at <= bank->end;
}

// ---- keys -----------------------------------------------------------------------

// Of a word of a key, the bytes that are of the key, when `left` are.
static uint32_t key_mask(uint32_t left) {
    return left < 4 ? (1u << 8 * left) - 1 : UINT32_MAX;
}

// The word of a key that begins with its byte i, filled up with zeros.
static uint32_t key_word(const name_t *name, uint32_t i) {
    uint32_t left = header_key_bytes(name->header) - i;
    if (name->bytes == NULL) {
        return BACKMEM_LOAD32(name->address + i) & key_mask(left);
    }
    const uint8_t *bytes = name->bytes + i;
    uint32_t word = 0;
    for (left = left < 4 ? left : 4; left > 0; left--) {
        word = word << 8 | bytes[left - 1];
    }
    return word;
}

// The first word, and the chain: all half bytes of the key put together.
static void name_sum(name_t *name) {
    const uint32_t bytes = header_key_bytes(name->header);
    const uint32_t first = bytes != 0 ? key_word(name, 0) : 0;
    uint32_t sum = first;
    for (uint32_t i = 4; i < bytes; i += 4) {
        sum ^= key_word(name, i);
    }
    sum ^= sum >> 16;
    sum ^= sum >> 8;
    sum ^= sum >> 4;
    name->first = first;
    name->mask = key_mask(bytes);
    name->chain = sum & (BACKMEM_STORE_CHAINS - 1);
}

void backmem_name_of_key(const backmem_key_t *key, name_t *name) {
    uint32_t size = key->text_bytes & BACKMEM_KEY_MASK;
    uint32_t kind = BACKMEM_KIND_TEXT;
    name->bytes = (const uint8_t *)key->text;
    if (key->text == NULL) {
        uint32_t left = key->number; // little-endian
        for (size = 0; left != 0; left >>= 8) {
            size++;
        }
        name->bytes = (const uint8_t *)&key->number;
        kind++;
    } else if ((key->text_bytes & BACKMEM_KEY_RAW_NUMBER) != 0) {
        kind++;
    }
    name->header = kind << BACKMEM_KIND_SHIFT | size << BACKMEM_KEY_SHIFT;
    name_sum(name);
}

void backmem_name_of_entry(const bank_t *bank, const entry_t *entry, name_t *name) {
    name->header = entry->header;
    name->bytes = NULL;
    name->address = bank->base + 4 * (entry->at + 1);
    name_sum(name);
}

bool backmem_keys_agree(const name_t *a, const name_t *b) {
    if (((a->header ^ b->header) & BACKMEM_SAME_KEY) != 0) {
        return false;
    }
    uint32_t i = header_key_bytes(a->header);
    while (i > 0 && a->bytes[i - 1] == b->bytes[i - 1]) {
        i--;
    }
    return i == 0;
}

// ---- chains ---------------------------------------------------------------------

// Whether the key of the entry at a word goes on as the name does behind its first
// word. Both have the same length.
__attribute__((noinline)) static bool rest_agrees(const bank_t *bank, uint32_t at,
                                                  const name_t *name) {
    const uint32_t bytes = header_key_bytes(name->header);
    for (uint32_t i = 4; i < bytes; i += 4) {
        at++;
        if (at + 1 >= bank->end
            || ((bank_load(bank, at + 1) ^ key_word(name, i)) & key_mask(bytes - i))
                   != 0) {
            return false;
        }
    }
    return true;
}

// The next entry of a chain, from word `head` on, whose header and first word are as in
// the name, and which is before word `limit`; 0: none. Not part of its caller: here a
// look-up's time goes, and all of it has to be in registers.
__attribute__((noinline)) static uint32_t
chain_next(const bank_t *bank, uint32_t limit, uint32_t head, const name_t *name) {
    const uint32_t same = BACKMEM_SAME_KEY;
    const uint32_t key = name->header & same;
    const uint32_t first = name->first;
    const uint32_t mask = name->mask;
    const uintptr_t base = bank->base;
    // Of a key that has one, a word behind the header is looked at.
    const uint32_t behind = mask != 0 ? 1 : 0;
    const uint32_t end = bank->end - behind;
    // Links lead back, or the memory changed.
    while (head != 0 && head < limit) {
        const uint32_t header = BACKMEM_LOAD32(base + 4 * head);
        limit = head;
        if ((header & same) == key && head < end
            && ((BACKMEM_LOAD32(base + 4 * (head + behind)) ^ first) & mask) == 0) {
            return head;
        }
        head = header >> BACKMEM_LINK_SHIFT & BACKMEM_LINK_MASK;
    }
    return 0;
}

uint32_t backmem_chain_find(const bank_t *bank, uint32_t head, const name_t *name) {
    uint32_t limit = bank->end;
    while ((head = chain_next(bank, limit, head, name)) != 0
           && !rest_agrees(bank, head, name)) {
        limit = head;
        head = bank_load(bank, head) >> BACKMEM_LINK_SHIFT & BACKMEM_LINK_MASK;
    }
    return head;
}

uint32_t backmem_last_find(const bank_t *bank, const name_t *name) {
    uint32_t at = 0;
    entry_t entry;
    entry.next = 0;
    while (backmem_entry_next(bank, &entry)) {
        // As the only one of a chain.
        if (backmem_chain_find(bank, entry.at, name) == entry.at) {
            at = entry.at;
        }
    }
    return at;
}

bool backmem_entry_at(const bank_t *bank, uint32_t at, entry_t *entry) {
    entry->next = at;
    return at != 0 && backmem_entry_next(bank, entry);
}

bool backmem_store_index(backmem_store_t *store) {
    const bank_t bank = bank_of(store, store->bank, store->end);
    entry_t entry;
    entry_t before;
    name_t name;
    uint32_t living = 0;
    bool linked = true;
    heads_clear(store->heads);
    entry.next = 0;
    while (backmem_entry_next(&bank, &entry)) {
        backmem_name_of_entry(&bank, &entry, &name);
        uint16_t *head = &store->heads[name.chain];
        if (backmem_entry_at(&bank, backmem_chain_find(&bank, *head, &name), &before)
            && header_sets(before.header)) {
            living -= entry_words(&before);
        }
        if (header_sets(entry.header)) {
            living += entry_words(&entry);
        }
        linked =
            linked && (entry.header >> BACKMEM_LINK_SHIFT & BACKMEM_LINK_MASK) == *head;
        *head = (uint16_t)entry.at;
    }
    store->living = living;
    return linked;
}
