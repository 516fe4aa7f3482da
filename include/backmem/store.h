// Stores: keys and values that change together or not at all.
//
// A store has two banks. The one in use holds frames. A frame is the changes of one
// transaction; its commit word is stored last. When the bank is full, the entries in
// use are written to the other bank as one frame, whose commit word makes that bank
// count. DESIGN.md, "Stores"; FORMAT.md has the bits. A bootloader in C and an
// application in Python may share one, with the values of value.h.
//
// Instructions are those of a Cortex-M0+ with -Os; docs/costs.md has other processors.
// Here a key is a number and a value has 2 bytes, where nothing else is said.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_STORE_H
#define BACKMEM_STORE_H

#include "backmem/place.h"
#include "backmem/status.h"

#ifdef __cplusplus
extern "C" {
#endif

#define BACKMEM_STORE_BYTES_MIN 64u
#define BACKMEM_STORE_BYTES_MAX 8192u
#define BACKMEM_KEY_BYTES_MAX   63u   // of a text key
#define BACKMEM_VALUE_BYTES_MAX 4080u // and no more than the store has room for

// Bytes of an entry: 4, and its key and value, rounded up to words together. A key that
// is a number has as many bytes as the number needs: 0 for 0, up to 4. value.h has the
// bytes of a value.
#define BACKMEM_STORE_ENTRY_BYTES(key_bytes, value_bytes) \
    (4u + ((key_bytes) + (value_bytes) + 3u) / 4u * 4u)

// Bytes in the region for entries of this sum. Each is counted once, with the largest
// value that it will ever have. In a place of exactly this size, most commits have to
// compact, that is, to rewrite all entries in use.
#define BACKMEM_STORE_BYTES(entries_bytes)              \
    ((entries_bytes) <= BACKMEM_STORE_BYTES_MIN / 2 - 8 \
         ? BACKMEM_STORE_BYTES_MIN                      \
         : 2u * (((entries_bytes) + 3u) / 4u * 4u) + 16u)

// A key: some text, or a number. Text need not end in NUL, and may hold any byte.
typedef struct {
    const char *text; // NULL: a number key
    union {
        uint32_t text_bytes; // 1 to BACKMEM_KEY_BYTES_MAX
        uint32_t number;
    };
} backmem_key_t;

// Keys that no call here makes, but another writer may: a number in more bytes than it
// needs, and a text of no bytes. To get and delete them, add one of these to
// text_bytes; they cannot be set.
#define BACKMEM_KEY_RAW_NUMBER 64u  // to the bytes of the number, little-endian at text
#define BACKMEM_KEY_RAW_TEXT   128u // to 0

// Initializers, for tables of keys: a text in quotes, or a number. As an argument of a
// call: backmem_key("text").
#define BACKMEM_KEY(literal)       \
    {                              \
        "" literal, {              \
            sizeof("" literal) - 1 \
        }                          \
    }
#define BACKMEM_KEY_NUMBER(value) \
    {                             \
        NULL, {                   \
            (value)               \
        }                         \
    }

// The key that is this text, up to its NUL.
static inline backmem_key_t backmem_key(const char *text) {
    backmem_key_t key = { text, { 0 } };
    while (key.text_bytes <= BACKMEM_KEY_BYTES_MAX && text[key.text_bytes] != '\0') {
        key.text_bytes++;
    }
    return key;
}

static inline backmem_key_t backmem_key_number(uint32_t number) {
    const backmem_key_t key = { NULL, { number } };
    return key;
}

// One change of a transaction. A later one to the same key wins.
typedef struct backmem_change {
    backmem_key_t key;
    const void *value; // NULL, and no head: delete the key, if it is there
    uint32_t size;     // bytes at value
    uint8_t head[9];   // what stands in front of these: a CBOR head, or a whole number
    uint8_t head_size; // bytes of it
    // The commit's own notes, whatever they were before it. Changes are counted from 1.
    uint16_t first; // of the chain with this change's number: its last change, or 0
    uint16_t next;  // in its own chain: the change before it, or 0
    uint16_t was;   // word of the bank where its key's entry is, or 0
} backmem_change_t;

#define BACKMEM_CHANGES_MAX 65535u

// The value becomes the `size` bytes at `value`, which is not NULL and must stay until
// the commit.
static inline backmem_change_t backmem_change_raw(backmem_key_t key, const void *value,
                                                  uint32_t size) {
    backmem_change_t change; // field by field, or compilers call memset
    change.key = key;
    change.value = value;
    change.size = size;
    change.head_size = 0;
    change.first = change.next = change.was = 0;
    return change;
}

static inline backmem_change_t backmem_change_delete(backmem_key_t key) {
    return backmem_change_raw(key, NULL, 0);
}

// Each key has a number below this, made of all its bytes. Entries whose keys have the
// same number are linked in a chain, and a look-up meets no others. Consecutive numbers
// and names are spread evenly. 500 keys that someone chose to be all in one chain cost
// eight times as much.
#define BACKMEM_STORE_CHAINS 16u

// Filled in by open; commits move it on. Use only one for each store: what another one
// commits, this one does not see until it is opened anew.
typedef struct backmem_store {
    const backmem_region_t *region;
    uint32_t offset;
    uint16_t words;  // of a bank; 0: not open
    uint16_t layout; // the program's own number
    uint16_t end;    // word of the bank where the next frame goes; 0: nothing is stored
    uint8_t bank;    // in use, 0 or 1
    uint8_t phase;   // of its commit words
    uint32_t check;  // commit word of the last frame
    uint32_t sum;    // of all words of the bank before `end`
    uint32_t living; // words of the entries that live
    uint16_t heads[BACKMEM_STORE_CHAINS]; // word of the last entry of each; 0: none
} backmem_store_t;

// ---- coming to it ----------------------------------------------------------------

// Find the newest state that is valid. Stores nothing: cold memory stays as it is until
// the first commit. Everything is checked here. What is damaged later, while the
// program runs, is read as it is. The next compaction detects it and returns DAMAGED,
// or the next open detects it.
//
//   place    of BACKMEM_STORE_BYTES_MIN or more. Bytes beyond a multiple of 8, or
//            beyond BACKMEM_STORE_BYTES_MAX, stay unused. Nothing outside of it is
//            stored to, and nothing read but a larger store that begins here
//   layout   a number of the program's own, 0 if it has none: another one is FOREIGN
//   status   out. RECOVERED: a compaction was cut off, or a frame is damaged, and what
//            was committed before is there; a transaction that was cut off otherwise
//            leaves no trace. CORRUPT, COLD: the store is empty, and the first commit
//            replaces what stood there. FOREIGN: a valid store of another layout or
//            size, or of a newer version of the format: this one is empty, and takes no
//            commit until it is wiped. Of a newer version, a bank's first frame has to
//            be valid and inside the place
//
// Returns  OK
//          LOCKED       nothing is found, and a gate is shut that makes loads read
//                       zero: backmem_region_shut tells which
//          SIZE         the place is too small
//          RANGE        the place reaches outside the region
//          ALIGN        the offset, or the region's address, is no multiple of 4
//          UNSUPPORTED  the region does not store 32-bit words (STM32F1, C0, nRF)
// Cost     the newer bank is read once, up to its end, and up to nine words more. Where
//          nothing is valid, the first frames that may be there up to 16 times. 600 to
//          750 instructions for each entry in the bank, whether it lives or not.
BACKMEM_MUST_CHECK
backmem_err_t backmem_store_open(backmem_store_t *store, backmem_place_t place,
                                 uint16_t layout, backmem_status_t *status);

// ---- reading ---------------------------------------------------------------------

// Copy a value, as bytes. value.h has numbers and texts.
//
//   size     in: bytes at dst. out: bytes of the value, also when it did not fit; 0
//            when there is none
//
// Returns  OK
//          EMPTY        no such key, or the store is not open
//          SIZE         the value has more bytes than dst, which is untouched. Or a
//                       text key of 0 or too many bytes, or size is NULL
//          BUSY         a commit came in between at each of four tries; dst holds
//                       nothing of use
// Cost     6 loads and 500 instructions with one key, 37 and 900 with 500, on the mean.
// Context  beside one that commits by the same backmem_store_t: an interrupt, or
//          another thread. What is given is one state, the old one or the new one.
BACKMEM_MUST_CHECK
backmem_err_t backmem_store_get(const backmem_store_t *store, backmem_key_t key,
                                void *dst, uint32_t *size);

// Where a walk is: { 0 } at its start. After the last entry it stays there.
typedef struct backmem_cursor {
    uint32_t next;  // word of the bank; 0: the first entry
    uint32_t first; // commit word of the bank's first frame
} backmem_cursor_t;

// An entry, as met on a walk.
typedef struct backmem_item {
    backmem_key_t key;     // to get it, or to delete it
    uint32_t value_offset; // bytes, in the region
    uint16_t value_size;   // bytes
    bool is_text;
    uint8_t key_bytes; // of the text
    uint8_t raw;       // BACKMEM_KEY_RAW_* of a key that no call makes, at text; else 0
} backmem_item_t;

// The next entry, in the order of the last change. If a commit in between changes a
// key, the walk meets that key again, as the last one.
//
//   cursor   moves on with OK
//   text     BACKMEM_KEY_BYTES_MAX + 1 bytes, where key.text is then, with a NUL behind
//            it. NULL: texts are not copied, and keys that are texts cannot be used
//
// Returns  OK
//          EMPTY        there are no more, or the store is not open
//          BUSY         a compaction came in between: start again. Or a commit did at
//                       each of four tries
// Cost     a walk over 500 keys: 37 loads and 850 instructions a key. With few keys,
//          160 instructions for each entry that was replaced or deleted.
// Context  as get.
BACKMEM_MUST_CHECK
backmem_err_t backmem_store_next(const backmem_store_t *store, backmem_cursor_t *cursor,
                                 backmem_item_t *item, char *text);

// How full it is: bytes of the entries in use as they lie in the memory, and how many
// there may be. A commit is refused when `used` would exceed `capacity`.
// Cost     no load; 20 instructions.
void backmem_store_space(const backmem_store_t *store, uint32_t *used,
                         uint32_t *capacity);

// ---- changing --------------------------------------------------------------------

// Make all the changes, or none.
//
// Returns  OK           each word of them was read back
//          FULL         they do not fit; nothing is stored
//          SIZE         a text key of 0 or too many bytes, or a value of too many;
//                       nothing is stored
//          DROPPED      a store did not read back; no change was made
//          DAMAGED      bits changed since open of what a compaction would copy, or
//                       the memory was erased; what open finds is as without the
//                       call. Open anew, which finds what is valid
//          FOREIGN      another program's store stands there; nothing is stored
//          RANGE        the store is not open
// Power    lost at any store: all changes are there, or none of them; another cut in
//          the commit after it changes nothing of that.
// Cost     without compaction, 2 stores, or 1 where they fill the bank, and for each
//          change 1 and the words of its key and value, which are packed together. With
//          it, 4 stores, or up to 6 for the first commit of all, and as much for each
//          entry that lives. A change that changes nothing costs nothing. After
//          RECOVERED, the first commit compacts. Each word stored is loaded once, and a
//          compaction reads the bank in use twice more. 1850 instructions for a value
//          of 4 bytes; a compaction 350 for each entry in the bank and 600 for each
//          that lives, so 0.5 million with 500 keys. Of many changes at once, 1400 each
//          of 20, and 3900 of 400.
// Context  one that commits at a time.
BACKMEM_MUST_CHECK
backmem_err_t backmem_store_commit(backmem_store_t *store, backmem_change_t *changes,
                                   uint32_t count);

// As commit, but it says whether anything changed.
//
// Returns  as commit, and
//          EMPTY        no change makes a difference; nothing is stored
BACKMEM_MUST_CHECK
backmem_err_t backmem_store_apply(backmem_store_t *store, backmem_change_t *changes,
                                  uint32_t count);

// Commit one value. `value` must not be NULL.
// Returns  as commit
BACKMEM_MUST_CHECK
static inline backmem_err_t backmem_store_set(backmem_store_t *store, backmem_key_t key,
                                              const void *value, uint32_t size) {
    backmem_change_t change = backmem_change_raw(key, value, size);
    return backmem_store_commit(store, &change, 1);
}

// Commit a deletion. It always fits.
//
// Returns  as commit, without FULL, and
//          EMPTY        no such key; nothing is stored
BACKMEM_MUST_CHECK
static inline backmem_err_t backmem_store_delete(backmem_store_t *store,
                                                 backmem_key_t key) {
    backmem_change_t change = backmem_change_delete(key);
    return backmem_store_apply(store, &change, 1);
}

// Make it cold and clear every byte: for secrets, and where a foreign store is to go.
//
// Returns  OK           every byte could be changed, and reads zero
//          DROPPED      some byte could not, or does not
//          RANGE        the store is not open
// Power    lost at any store: the newest state, or nothing, which may read as CORRUPT;
//          never an older one. Of a foreign store an older one may be left to its own
//          program.
// Cost     two stores for each word, and 2; a load for each store.
BACKMEM_MUST_CHECK
backmem_err_t backmem_store_wipe(backmem_store_t *store);

#ifdef __cplusplus
}
#endif

#endif
