// What reading a store and writing it share: its two halves, and the entries of the one
// in use. FORMAT.md has the bits, DESIGN.md, "Stores", the argument.
//
// SPDX-License-Identifier: MIT
#ifndef STORE_H
#define STORE_H

#include "backmem/store.h"
#include "object.h"

// The meta word is word 1 of a half, right behind the first frame's commit word. Its
// highest bit is LAST.
#define META_WORD  1u
#define META_SHIFT 12 // of the layout; below it stand the words of a half
#define META_TAG   28 // of the tag

// An entry's first word.
#define LAST         (1u << 31) // of its frame
#define KIND_SHIFT   28
#define KEY_SHIFT    22
#define VALUE_MASK   0xfffu
#define KEY_MASK     63u
#define SET_TEXT     1u // a kind; of a number one more, to delete two more
#define DELETE       2u
#define SAME_KEY     (1u << KIND_SHIFT | KEY_MASK << KEY_SHIFT) // text or not, length
#define RESERVED     0x003ff000u
#define NUMBER_BYTES 4u

// An entry of the half in use, as it was read: nothing of it is loaded twice.
typedef struct entry {
    uint32_t header;
    uint32_t at;   // word of the half
    uint32_t next; // where the next one would be
} entry_t;

static inline uint32_t entry_key_bytes(uint32_t header) {
    return header >> KEY_SHIFT & KEY_MASK;
}

static inline uint32_t entry_value_bytes(uint32_t header) {
    return header & VALUE_MASK;
}

static inline bool entry_is_set(uint32_t header) {
    return (header >> KIND_SHIFT & 7) <= DELETE;
}

// Words of an entry with its header.
static inline uint32_t entry_words(uint32_t header) {
    return (entry_key_bytes(header) + entry_value_bytes(header) + 3) / 4 + 1;
}

// Byte of the region at which a word of a half stands.
static inline uint32_t half_offset(const backmem_store_t *store, unsigned half,
                                   uint32_t word) {
    return store->offset + 4 * ((half != 0 ? store->words : 0) + word);
}

static inline uint32_t half_load(const backmem_store_t *store, unsigned half,
                                 uint32_t word) {
    return word_load(store->region, half_offset(store, half, word));
}

// Of the half in use.
static inline uint32_t store_load(const backmem_store_t *store, uint32_t word) {
    return half_load(store, store->half, word);
}

// Byte of the region at which an entry's key begins, which the value follows.
static inline uint32_t entry_offset(const backmem_store_t *store,
                                    const entry_t *entry) {
    return half_offset(store, store->half, entry->at + 1);
}

// What the meta word holds of layout and size: all but its four highest bits.
static inline uint32_t store_meta(const backmem_store_t *store) {
    return (uint32_t)store->layout << META_SHIFT | store->words;
}

static inline bool meta_is_ours(const backmem_store_t *store, uint32_t meta) {
    return (meta ^ store_meta(store)) << 4 == 0;
}

// Nothing is stored: the next commit goes to half 0, and its tag is 1.
static inline void store_empty(backmem_store_t *store) {
    store->half = 1;
    store->tag = TAG_2;
    store->end = 0;
    store->check = 0;
}

// Whether word 0 of the half that is not in use is what it should be: 0, or an older
// commit word.
bool store_other_is_good(const backmem_store_t *store);

// The entries of the half in use, in order, from where `next` says; 0 to start.
bool entry_next(const backmem_store_t *store, entry_t *entry);

// Whether it sets a key that no later entry sets or deletes.
bool entry_lives(const backmem_store_t *store, const entry_t *entry);

// Bytes of the key, and where they are in ordinary memory.
uint32_t key_size(const backmem_key_t *key);
const void *key_bytes(const backmem_key_t *key);
backmem_err_t key_check(const backmem_key_t *key);

bool key_is_of(const backmem_store_t *store, const backmem_key_t *key,
               const entry_t *entry);

// The entry that sets the key; false when there is none.
bool key_find(const backmem_store_t *store, const backmem_key_t *key, entry_t *found);

#endif
