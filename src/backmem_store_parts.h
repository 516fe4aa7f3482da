// What reading a store and writing it share: its two banks, and the entries of the one
// in use. FORMAT.md has the bits, DESIGN.md, "Stores", the argument.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_STORE_PARTS_H
#define BACKMEM_STORE_PARTS_H

#include "backmem/store.h"
#include "backmem_object.h"

// The meta word is word 1 of a bank, right behind the first frame's commit word.
#define BACKMEM_META_WORD  1u
#define BACKMEM_META_SHIFT 12 // of the layout; below it stand the words of a bank
#define BACKMEM_WORDS_MASK 0xfffu
#define BACKMEM_NAME_MASK  0x0fffffffu // both
#define BACKMEM_META_PHASE 28          // of the phase

// Of an entry's first word, and of the meta word: nothing follows in this frame.
#define BACKMEM_LAST (1u << 31)

// Of an entry's first word.
#define BACKMEM_KIND_SHIFT 28
#define BACKMEM_KIND_MASK  7u
#define BACKMEM_KIND_TEXT  1u // set, text key; of a number one more
#define BACKMEM_KIND_GONE  2u // more: delete
#define BACKMEM_KEY_SHIFT  22
#define BACKMEM_KEY_MASK   63u
#define BACKMEM_VALUE_MASK 0xfffu
#define BACKMEM_SAME_KEY                     \
    (BACKMEM_KIND_TEXT << BACKMEM_KIND_SHIFT \
     | BACKMEM_KEY_MASK << BACKMEM_KEY_SHIFT) // and the length

// An entry of the bank in use, or of a change.
typedef struct entry {
    uint32_t header;          // as it was loaded: nothing is loaded twice
    uint32_t next;            // word of the bank for the next one; 0: at the start
    const backmem_key_t *key; // of a change; NULL: it is in the store
    union {
        const backmem_change_t *change; // its value
        uint32_t offset; // bytes of the region, of what follows the header
    } at;
} entry_t;

static inline uint32_t entry_key_bytes(const entry_t *entry) {
    return entry->header >> BACKMEM_KEY_SHIFT & BACKMEM_KEY_MASK;
}

static inline uint32_t entry_value_bytes(const entry_t *entry) {
    return entry->header & BACKMEM_VALUE_MASK;
}

static inline bool entry_is_set(const entry_t *entry) {
    return (entry->header >> BACKMEM_KIND_SHIFT & BACKMEM_KIND_MASK)
           <= BACKMEM_KIND_GONE;
}

// Bytes of key and value.
static inline uint32_t header_bytes(uint32_t header) {
    return (header >> BACKMEM_KEY_SHIFT & BACKMEM_KEY_MASK)
           + (header & BACKMEM_VALUE_MASK);
}

// Words of an entry with its header.
static inline uint32_t header_words(uint32_t header) {
    return (header_bytes(header) + 3) / 4 + 1;
}

// What the meta word holds of layout and size: all but its four highest bits.
static inline uint32_t store_meta(const backmem_store_t *store) {
    return (uint32_t)store->layout << BACKMEM_META_SHIFT | store->words;
}

// What commits move on: end, bank and phase, in one access. So whoever reads in the
// middle of a commit sees all of one or of the other.
typedef uint32_t __attribute__((__may_alias__)) store_state_t;
_Static_assert(offsetof(backmem_store_t, end) % 4 == 0
                   && offsetof(backmem_store_t, bank)
                          == offsetof(backmem_store_t, end) + 2
                   && offsetof(backmem_store_t, phase)
                          == offsetof(backmem_store_t, end) + 3,
               "they are one word");

static inline void store_move(backmem_store_t *store, uint32_t end, uint32_t bank,
                              uint32_t phase) {
    volatile store_state_t *state = (volatile store_state_t *)(void *)&store->end;
    *state = end | bank << 16 | phase << 24;
}

static inline uint32_t store_state(const backmem_store_t *store) {
    return *(const volatile store_state_t *)(const void *)&store->end;
}

// Field by field, or compilers call memcpy.
static inline void store_copy(backmem_store_t *to, const backmem_store_t *from) {
    const uint32_t state = store_state(from);
    store_move(to, state & 0xffff, state >> 16 & 0xff, state >> 24);
    to->region = from->region;
    to->offset = from->offset;
    to->words = from->words;
    to->layout = from->layout;
    to->check = from->check;
}

// Nothing is stored: the next commit goes to bank 0, and its phase is 1. With a phase
// of 0 there is none, as another program's store stands there.
static inline void store_empty(backmem_store_t *store, uint32_t phase) {
    store->check = 0;
    store_move(store, 0, 1, phase);
}

// What a call reads beside a writer: the store as it was when it began to look.
typedef struct view {
    backmem_store_t store;
    uint32_t first; // commit word of its first frame
    uint32_t tries; // left; set before the first one
} view_t;

// Each look at a store begins with this.
void backmem_view_take(view_t *view, const backmem_store_t *store);

// Whether a commit came in between, and the look has to begin anew. When that was so
// each time, false, and the answer becomes BUSY.
bool backmem_view_moved(view_t *view, const backmem_store_t *store, backmem_err_t *err);

// Byte of the region at which a word of a bank stands.
uint32_t backmem_bank_offset(const backmem_store_t *store, uint32_t bank,
                             uint32_t word);

uint32_t backmem_bank_load(const backmem_store_t *store, uint32_t bank, uint32_t word);

// Of the bank in use.
uint32_t backmem_store_load(const backmem_store_t *store, uint32_t word);

// What the check of a frame of this version begins with: where it stands, and the
// commit word before it.
static inline uint32_t frame_check(uint32_t bank, uint32_t at, uint32_t phase,
                                   uint32_t before) {
    const uint32_t check = check_kind(BACKMEM_KIND_STORE);
    return backmem_crc30(check_begin(check, bank << 12 | at, phase), before);
}

// Whether the frames of the bank in use are still as open or a commit left them.
bool backmem_store_is_intact(const backmem_store_t *store);

// Whether all is as commits leave it: a zero where the next frame goes, and the other
// bank the older one, or never written.
bool backmem_store_is_sound(const backmem_store_t *store);

// The entries of the bank in use, in order. False at the end.
bool backmem_entry_next(const backmem_store_t *store, entry_t *entry);

// A word of what follows the header, by its byte: the key, and the value behind it.
uint32_t backmem_entry_word(const backmem_store_t *store, const entry_t *entry,
                            uint32_t i);

// Whether they have the same key (BACKMEM_SAME_KEY), or are the same (~BACKMEM_LAST).
bool backmem_entries_agree(const backmem_store_t *store, const entry_t *a,
                           const entry_t *b, uint32_t mask);

#define BACKMEM_STORE_END UINT32_MAX // of a walk: no word of a bank

// The first entry with this one's key from word `next` on, or if that is 0 the last one
// of all. False when there is none.
bool backmem_entry_find(const backmem_store_t *store, const entry_t *like,
                        uint32_t next, entry_t *found);

// Whether key and value have sizes that they can have.
bool backmem_change_is_good(const backmem_change_t *change);

// What has this key and no value: to look for it, or to delete it. The entry points to
// the key.
void backmem_entry_of_key(const backmem_key_t *key, entry_t *entry);

// What a change asks for. The entry points to the change.
void backmem_entry_of_change(const backmem_change_t *change, entry_t *entry);

// The value of a key, for the calls that read it. OK, EMPTY or SIZE.
//
//   offset   out: bytes of the region
//   size     out: bytes; 0 without OK
backmem_err_t backmem_value_find(const backmem_store_t *store, backmem_key_t key,
                                 uint32_t *offset, uint32_t *size);

#endif
