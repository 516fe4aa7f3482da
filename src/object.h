// What records, words, stores and logs share: words of a region and their checks.
// FORMAT.md has the bits, DESIGN.md, "Objects", the argument.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_OBJECT_H
#define BACKMEM_OBJECT_H

#include "backmem/status.h"
#include "unit.h"

// The check continued by a word: the low two bits are always 0. crc.c
uint32_t crc30(uint32_t crc, uint32_t word);

// The two low bits of a commit word. The others, 0 and 3, are of no commit word: that
// excludes memory of all zeros and of all ones, and TORN.
#define TAG_MASK 3u
#define TAG_1    1u
#define TAG_2    2u

// Takes the place of a commit word while what it commits is being written.
#define TORN 0x70726e54u

static inline bool is_tagged(uint32_t word) {
    return (word & TAG_MASK) == TAG_1 || (word & TAG_MASK) == TAG_2;
}

// What a check begins with: the format's version, the kind of object, which part of it,
// and the tag.
#define KIND_WORD   0u
#define KIND_RECORD 1u
#define KIND_STORE  2u
#define KIND_LOG    3u

static inline uint32_t check_first(uint32_t kind, uint32_t part, uint32_t tag) {
    return 1u << 28 | kind << 24 | part << 2 | tag;
}

static inline uint32_t check_begin(uint32_t kind, uint32_t part, uint32_t tag) {
    return crc30(0, check_first(kind, part, tag));
}

// Whether an object of `bytes` bytes can stand there: OK, UNSUPPORTED, ALIGN or RANGE.
// object.c
backmem_err_t object_check(const backmem_region_t *region, uint32_t offset,
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
backmem_err_t word_commit(const backmem_region_t *region, uint32_t offset,
                          uint32_t word);

// ---- slots: a payload in whole words, and its commit word behind them ------------

typedef struct slot {
    const backmem_region_t *region;
    uint32_t offset; // bytes, of the payload
    uint32_t first;  // the first word of its check, with a tag of 0
    uint32_t header; // the second one; its bits 11-0 are the payload's bytes
} slot_t;

// The tag of a slot that is whole, else 0.
//
//   commit   out: its commit word, as it stands
//
// object.c
uint32_t slot_tag(const slot_t *slot, uint32_t *commit);

// The payload of a slot that is whole. object.c
void slot_read(const slot_t *slot, void *dst);

// Steps 2 to 4 of a save. `decided`: what the slot holds loses against another one
// whatever becomes of it, so that its commit word may stay meanwhile. OK or DROPPED.
// object.c
backmem_err_t slot_write(const slot_t *slot, uint32_t tag, bool decided,
                         const void *src);

#endif
