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

// Of an entry's header, and of the meta word: nothing follows in this frame.
#define BACKMEM_LAST (1u << 31)

// Of an entry's header.
#define BACKMEM_KIND_SHIFT 28
#define BACKMEM_KIND_MASK  7u
#define BACKMEM_KIND_TEXT  1u // set, text key; of a number one more
#define BACKMEM_KIND_GONE  2u // more: delete
#define BACKMEM_KEY_SHIFT  22
#define BACKMEM_KEY_MASK   63u
#define BACKMEM_LINK_SHIFT 12 // of the word where the entry before it in its chain is
#define BACKMEM_LINK_MASK  0x3ffu
#define BACKMEM_VALUE_MASK 0xfffu
#define BACKMEM_SAME_KEY                     \
    (BACKMEM_KIND_TEXT << BACKMEM_KIND_SHIFT \
     | BACKMEM_KEY_MASK << BACKMEM_KEY_SHIFT) // and the length
#define BACKMEM_SAME_ENTRY \
    (~(BACKMEM_LAST | BACKMEM_LINK_MASK << BACKMEM_LINK_SHIFT)) // and kind, and value

static inline bool header_sets(uint32_t header) {
    return (header >> BACKMEM_KIND_SHIFT & BACKMEM_KIND_MASK) <= BACKMEM_KIND_GONE;
}

static inline uint32_t header_key_bytes(uint32_t header) {
    return header >> BACKMEM_KEY_SHIFT & BACKMEM_KEY_MASK;
}

// Of key and value.
static inline uint32_t header_bytes(uint32_t header) {
    return header_key_bytes(header) + (header & BACKMEM_VALUE_MASK);
}

// Words of an entry with its header.
static inline uint32_t header_words(uint32_t header) {
    return (header_bytes(header) + 3) / 4 + 1;
}

// ---- banks ---------------------------------------------------------------------

// Words of a bank, and how many of them may be looked at.
typedef struct bank {
    uintptr_t base; // address of word 0
    uint32_t end;
} bank_t;

static inline uint32_t bank_load(const bank_t *bank, uint32_t word) {
    return BACKMEM_LOAD32(bank->base + 4 * word);
}

// Byte of the region at which a word of a bank stands.
static inline uint32_t bank_offset(const backmem_store_t *store, uint32_t which,
                                   uint32_t word) {
    return store->offset + 4 * (which * store->words + word);
}

static inline bank_t bank_of(const backmem_store_t *store, uint32_t which,
                             uint32_t end) {
    const bank_t bank = { store->region->base + bank_offset(store, which, 0), end };
    return bank;
}

// What the meta word holds of layout and size: all but its four highest bits.
static inline uint32_t store_meta(const backmem_store_t *store) {
    return (uint32_t)store->layout << BACKMEM_META_SHIFT | store->words;
}

// ---- the state ------------------------------------------------------------------

// What commits move on: end, bank and phase, in one access. So whoever reads in the
// middle of a commit sees all of one or of the other.
typedef uint32_t __attribute__((__may_alias__)) pair_t; // of fields of 16 bits
_Static_assert(offsetof(backmem_store_t, end) % 4 == 0
                   && offsetof(backmem_store_t, bank)
                          == offsetof(backmem_store_t, end) + 2
                   && offsetof(backmem_store_t, phase)
                          == offsetof(backmem_store_t, end) + 3,
               "they are one word");

// With the phase: the heads of the chains are being moved on, and of no use.
#define BACKMEM_STATE_MOVING (1u << 31)

static inline void store_move(backmem_store_t *store, uint32_t state) {
    *(volatile pair_t *)(void *)&store->end = state;
}

static inline uint32_t store_state(const backmem_store_t *store) {
    return *(const volatile pair_t *)(const void *)&store->end;
}

static inline uint32_t state_make(uint32_t end, uint32_t which, uint32_t phase) {
    return end | which << 16 | phase << 24;
}

// Nothing is stored: the next commit goes to bank 0, and its phase is 1. With a phase
// of 0 there is none, as another program's store stands there.
void backmem_store_empty(backmem_store_t *store, uint32_t phase);

// What a call reads beside a writer: the store as it was when it began to look.
typedef struct view {
    const backmem_store_t *store;
    bank_t bank;    // in use
    uint32_t state; // of the store
    uint32_t check;
    uint32_t first; // commit word of the bank's first frame
    uint32_t tries; // left; set before the first look
} view_t;

// Each look at a store begins with this.
void backmem_view_take(view_t *view, const backmem_store_t *store);

// Whether a commit came in between, and the look has to begin anew. When that was so
// each time, false, and the answer becomes BUSY.
bool backmem_view_moved(view_t *view, backmem_err_t *err);

// Byte of the region at which a word of the bank in use stands.
static inline uint32_t view_offset(const view_t *view, uint32_t word) {
    return (uint32_t)(view->bank.base - view->store->region->base) + 4 * word;
}

// ---- frames ---------------------------------------------------------------------

// A walk over the frames of a bank.
typedef struct frames {
    bank_t bank;
    uint32_t which; // bank, 0 or 1
    uint32_t phase; // of all its frames
    uint32_t at;    // word where the next one begins
    uint32_t check; // commit word of the one before it; 0: none
    uint32_t sum;   // of the words of all before it; each commit word last
} frames_t;

// Goes past the next frame, if it is valid. What its entries say of keys and values is
// not looked at.
//
//   kind     of its version, as in check_begin
bool backmem_frame_pass(frames_t *frames, uint32_t kind);

// What the check of a frame begins with, that begins at word `at` of a bank.
//
//   before   commit word of the frame before it; 0: none
uint32_t backmem_frame_check(uint32_t kind, uint32_t which, uint32_t at, uint32_t phase,
                             uint32_t before);

// The phase of a bank's frames, if both its first words say that it is of this store.
uint32_t backmem_bank_phase(const backmem_store_t *store, uint32_t which);

// Whether all is as commits leave it: a zero where the next frame goes, and the other
// bank the older one, or never written.
bool backmem_store_is_sound(const backmem_store_t *store);

// The bank whose word 0 goes first, so that nothing older comes back by a cut. Where
// nothing counts, bank 1: unless that is marked as the newer one, of which open found
// that its links are wrong, and hides bank 0.
uint32_t backmem_store_older(const backmem_store_t *store);

// ---- entries and keys -----------------------------------------------------------

// An entry of a bank.
typedef struct entry {
    uint32_t at;     // word of its header
    uint32_t header; // as it was loaded: it is not loaded twice
    uint32_t next;   // word of the next entry's
} entry_t;

static inline uint32_t entry_words(const entry_t *entry) {
    return entry->next - (entry->header >> 31) - entry->at;
}

// The entry from word entry->next of the bank on; 0: the first one. False at the end.
bool backmem_entry_next(const bank_t *bank, entry_t *entry);

// In place of backmem_change_t.was: there is nothing to store.
#define BACKMEM_CHANGE_NONE UINT16_MAX

// A key that is looked for, of a change or of an entry.
typedef struct name {
    uint32_t header;      // BACKMEM_SAME_KEY of it, the others any
    uint32_t chain;       // below BACKMEM_STORE_CHAINS
    uint32_t first;       // its first word
    uint32_t mask;        // the bits of that which are of the key
    const uint8_t *bytes; // NULL: it is an entry's
    uintptr_t address;    // of that one's key
} name_t;

void backmem_name_of_key(const backmem_key_t *key, name_t *name);
void backmem_name_of_entry(const bank_t *bank, const entry_t *entry, name_t *name);

// Whether two keys of changes are the same.
bool backmem_keys_agree(const name_t *a, const name_t *b);

// The last entry of this name in its chain, whose last entry of all is at word `head`:
// its word; 0 if there is none.
uint32_t backmem_chain_find(const bank_t *bank, uint32_t head, const name_t *name);

// The same without the chains: all entries are looked at.
uint32_t backmem_last_find(const bank_t *bank, const name_t *name);

// The entry at a word that was found. False if there is none, or it has no end.
bool backmem_entry_at(const bank_t *bank, uint32_t at, entry_t *entry);

// What commits move on besides the state. By words, and volatile, or compilers call
// memcpy.
static inline void store_copy(backmem_store_t *to, const backmem_store_t *from) {
    volatile pair_t *word = (volatile pair_t *)(void *)&to->check;
    const pair_t *more = (const pair_t *)(const void *)&from->check;
    const pair_t *const end = (const pair_t *)(const void *)(from + 1);
    while (more != end) {
        *word++ = *more++;
    }
}

static inline void heads_clear(uint16_t *heads) {
    volatile pair_t *pairs = (volatile pair_t *)(void *)heads;
    for (uint32_t i = 0; i < BACKMEM_STORE_CHAINS / 2; i++) {
        pairs[i] = 0;
    }
}

static inline uint32_t store_head(const backmem_store_t *store, uint32_t chain) {
    return *(const volatile uint16_t *)&store->heads[chain];
}

// Takes up the entries of the bank in use into its chains, and counts what lives.
// Whether each has the link to the one before it, as all writers have to give it.
bool backmem_store_index(backmem_store_t *store);

// Whether it is a number, or a text of a size below `most`, what a raw key has there.
static inline bool key_is_good(const backmem_key_t *key, uint32_t most) {
    return key->text == NULL || key->text_bytes - 1 < most;
}

// Where the value of a key is, for the calls that read it. OK, EMPTY or SIZE.
//
//   offset   out: bytes of the region
//   size     out: bytes; 0 without OK
backmem_err_t backmem_value_find(const view_t *view, const backmem_key_t *key,
                                 uint32_t *offset, uint32_t *size);

#endif
