// What records, words, stores and logs share: words of a region and their checks.
// FORMAT.md has the bits, DESIGN.md, "Objects", the argument.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_OBJECT_H
#define BACKMEM_OBJECT_H

#include "backmem/record.h"
#include "backmem_unit.h"

// The check continued by a word: the low two bits are always 0. crc.c
uint32_t backmem_crc30(uint32_t crc, uint32_t word);

// The two low bits of a commit word. The others, 0 and 3, are of no commit word: that
// excludes memory of all zeros and of all ones, and BACKMEM_TORN.
#define BACKMEM_TAG_MASK 3u
#define BACKMEM_TAG_1    1u
#define BACKMEM_TAG_2    2u

// Takes the place of a commit word while what it commits is being written.
#define BACKMEM_TORN 0x70726e54u

static inline bool is_tagged(uint32_t word) {
    return (word & BACKMEM_TAG_MASK) == BACKMEM_TAG_1
           || (word & BACKMEM_TAG_MASK) == BACKMEM_TAG_2;
}

// What a check begins with: the format's version, the kind of object, which part of it,
// and the tag.
#define BACKMEM_KIND_WORD   0u
#define BACKMEM_KIND_RECORD 1u
#define BACKMEM_KIND_STORE  2u
#define BACKMEM_KIND_LOG    3u

static inline uint32_t check_first(uint32_t kind, uint32_t part, uint32_t tag) {
    return 1u << 28 | kind << 24 | part << 2 | tag;
}

static inline uint32_t check_begin(uint32_t kind, uint32_t part, uint32_t tag) {
    return backmem_crc30(0, check_first(kind, part, tag));
}

// Whether an object of `bytes` bytes can stand there: OK, UNSUPPORTED, ALIGN or RANGE.
// object.c
backmem_err_t backmem_object_check(const backmem_region_t *region, uint32_t offset,
                                   uint32_t bytes);

// For objects that passed the check; offsets in bytes.
static inline uint32_t word_load(const backmem_region_t *region, uint32_t offset) {
    return BACKMEM_LOAD32(region->base + offset);
}

static inline void word_store(const backmem_region_t *region, uint32_t offset,
                              uint32_t word) {
    BACKMEM_STORE32(region->base + offset, word);
}

// The store that decides, or that makes one undecided: when it returns the word is in
// its cell. OK or DROPPED. object.c
backmem_err_t backmem_commit_word(const backmem_region_t *region, uint32_t offset,
                                  uint32_t word);

// ---- slots ----------------------------------------------------------------------

// A slot is a payload in whole words and its commit word behind them. A record has two,
// a log one for each entry, one behind the other; a backmem_record_t says where they
// are. `first` is the first word of a slot's check, with a tag of 0 where none is asked
// for, and so tells which slot is meant.

// Bytes of the words that a payload fills.
static inline uint32_t words_bytes(uint32_t size) {
    return (size + 3) & ~3u;
}

// The second word of the check.
static inline uint32_t slots_header(const backmem_record_t *slots) {
    return (uint32_t)slots->layout << 16 | slots->size;
}

// Offset of its commit word, in bytes. object.c
uint32_t backmem_slot_end(const backmem_record_t *slots, uint32_t first);

// BACKMEM_TAG_1 or _2, if the slot is whole; else what stands in place of its commit
// word: BACKMEM_SLOT_NEVER, BACKMEM_SLOT_TORN, or 0 for anything else. object.c
uint32_t backmem_slot_look(const backmem_record_t *slots, uint32_t first);

#define BACKMEM_SLOT_NEVER 4u // it is 0
#define BACKMEM_SLOT_TORN  8u // it is BACKMEM_TORN
#define BACKMEM_SLOT_BITS  4

// The payload of a slot that is whole. object.c
void backmem_slot_read(const backmem_record_t *slots, uint32_t first, void *dst);

// Steps 2 to 4 of a save, with the tag in `first`. `decided`, if not 0: what the slot
// holds loses against another slot whatever becomes of it, so that its commit word may
// stay meanwhile. OK or DROPPED. object.c
backmem_err_t backmem_slot_write(const backmem_record_t *slots, uint32_t first,
                                 uint32_t decided, const void *src);

// Zeros, word by word, the commit word first. OK, or DROPPED when one does not read
// zero. object.c
backmem_err_t backmem_slot_wipe(const backmem_record_t *slots, uint32_t first);

#endif
