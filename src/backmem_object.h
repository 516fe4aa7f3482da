// What records, words, stores and logs share: words of a region and their checks.
// FORMAT.md has the bits, DESIGN.md, "Objects", the argument.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_OBJECT_H
#define BACKMEM_OBJECT_H

#include "backmem/record.h"
#include "backmem/version.h"
#include "backmem_access.h"

// The check continued by a word: the low two bits are always 0. backmem_crc.c
uint32_t backmem_crc30(uint32_t crc, uint32_t word);

// The check of two words, and a check continued by words that are loaded, both as fast
// as a store needs it. backmem_crc_run.c
//
//   sum      in and out: as in sum_step
uint32_t backmem_crc30_pair(uint32_t first, uint32_t second);
uint32_t backmem_crc30_run(uint32_t crc, uintptr_t address, uint32_t words,
                           uint32_t *sum);

// A quick sum of words, to tell whether they are those of before. In as many words as a
// bank of a store has, it shows each pattern of up to two flipped bits, and whatever
// becomes of one word. Inlined also where code is to be small: it is done for each
// word.
__attribute__((always_inline)) static inline uint32_t sum_step(uint32_t sum,
                                                               uint32_t word) {
    sum ^= word;
    sum ^= sum << 9;
    return sum ^ sum >> 8;
}

// One bit further. The polynomial is 0x2030b9c7, of degree 30, aligned to the top of a
// word.
#define BACKMEM_CRC_POLYNOMIAL 0x80c2e71cu
#define BACKMEM_CRC_STEP(value) \
    (((value) << 1) ^ ((0u - ((value) >> 31)) & BACKMEM_CRC_POLYNOMIAL))

// The two low bits of a commit word. The others, 0 and 3, are of no commit word: that
// excludes memory of all zeros and of all ones, and BACKMEM_TORN.
#define BACKMEM_PHASE_MASK 3u
#define BACKMEM_PHASE_1    1u
#define BACKMEM_PHASE_2    2u

// Takes the place of a commit word while what it commits is being written.
#define BACKMEM_TORN 0x70726e54u

static inline bool has_phase(uint32_t word) {
    return (word & BACKMEM_PHASE_MASK) == BACKMEM_PHASE_1
           || (word & BACKMEM_PHASE_MASK) == BACKMEM_PHASE_2;
}

// Of two parts that take turns: whether this one, 0 or 1, is newer than the other one,
// by their phases. Equal phases mean that part 1 is.
static inline bool is_newer(uint32_t part, uint32_t phase, uint32_t phase_of_other) {
    return (phase == phase_of_other) == (part == 1);
}

// The phase that makes a part newer than the other one.
static inline uint32_t phase_newer(uint32_t part, uint32_t phase_of_other) {
    const uint32_t same =
        phase_of_other == BACKMEM_PHASE_1 ? BACKMEM_PHASE_1 : BACKMEM_PHASE_2;
    return part == 1 ? same : same ^ BACKMEM_PHASE_MASK;
}

// What a check begins with: the format's version, the kind of object, which part of it,
// and the phase.
#define BACKMEM_KIND_WORD   0u
#define BACKMEM_KIND_RECORD 1u
#define BACKMEM_KIND_STORE  2u
#define BACKMEM_KIND_LOG    3u

static inline uint16_t check_kind(uint32_t kind) {
    return (uint16_t)(BACKMEM_FORMAT_VERSION << 12 | kind << 8);
}

// `first` is bits 31-16, as in backmem_record_t.check.
static inline uint32_t check_first(uint32_t first, uint32_t part, uint32_t phase) {
    return first << 16 | part << 2 | phase;
}

static inline uint32_t check_begin(uint32_t first, uint32_t part, uint32_t phase) {
    return backmem_crc30(0, check_first(first, part, phase));
}

// How often a call that reads beside a writer begins anew before it answers BUSY.
#define BACKMEM_READ_TRIES 4u

// Whether an object of `least` bytes can stand in a place of `bytes` bytes there: OK,
// UNSUPPORTED, ALIGN, RANGE or SIZE. backmem_object.c
backmem_err_t backmem_place_check(const backmem_region_t *region, uint32_t offset,
                                  uint32_t bytes, uint32_t least);

// Whether an object that ends before `end` is open, and its region is, still.
static inline bool object_is_open(const backmem_region_t *region, uint32_t end) {
    return region != NULL && end <= region->bytes;
}

// For objects that passed the check; offsets in bytes.
static inline uint32_t word_load(const backmem_region_t *region, uint32_t offset) {
    return BACKMEM_LOAD32(region->base + offset);
}

static inline void word_store(const backmem_region_t *region, uint32_t offset,
                              uint32_t word) {
    BACKMEM_STORE32(region->base + offset, word);
}

// The store that decides, or that makes one undecided: when it returns the word is in
// its cell. OK or DROPPED. backmem_object.c
backmem_err_t backmem_commit_word(const backmem_region_t *region, uint32_t offset,
                                  uint32_t word);

// ---- slots ----------------------------------------------------------------------

// A slot is a payload in whole words and its commit word behind them. A record has two,
// a log one for each entry, one behind the other, counted from 0. A backmem_record_t
// says where they are, and of what kind of object.

// Bytes of the words that a payload fills.
static inline uint32_t words_bytes(uint32_t size) {
    return (size + 3) & ~3u;
}

// The second word of the check.
static inline uint32_t slots_header(const backmem_record_t *slots) {
    return (uint32_t)slots->shape.layout << 16 | slots->shape.size;
}

// What a slot looks like.
typedef enum look {
    LOOK_BROKEN = 0,                // neither valid nor one of the last two
    LOOK_PHASE_1 = BACKMEM_PHASE_1, // valid, with this phase
    LOOK_PHASE_2 = BACKMEM_PHASE_2,
    LOOK_NEVER, // 0 in place of its commit word: never written
    LOOK_TORN,  // BACKMEM_TORN there
} look_t;

static inline bool look_is_valid(uint32_t look) {
    return look == LOOK_PHASE_1 || look == LOOK_PHASE_2;
}

// Offset of its commit word, in bytes.
uint32_t backmem_slot_end(const backmem_record_t *slots, uint32_t slot);

// What it looks like, and its payload in one look: where the answer is a phase, what
// was copied to `dst` is what the commit word committed, whoever wrote meanwhile.
//
//   dst      NULL: only look
look_t backmem_slot_look(const backmem_record_t *slots, uint32_t slot, void *dst);

// Whether a slot that is LOOK_BROKEN was once valid: all that is wrong is one bit.
bool backmem_slot_is_damaged(const backmem_record_t *slots, uint32_t slot);

// Puts a word in place of its commit word: BACKMEM_TORN, step 2 of a save, so that no
// half of a payload can pass for a whole one; or 0. OK or DROPPED.
backmem_err_t backmem_slot_mark(const backmem_record_t *slots, uint32_t slot,
                                uint32_t word);

// Goes over a slot's payload, and gives the commit word of this phase for it: as it is
// stored from `bytes`, down to the cells, or as it is loaded, and copied to `bytes`
// unless that is NULL.
uint32_t backmem_slot_pass(const backmem_record_t *slots, uint32_t slot, uint32_t phase,
                           uint8_t *bytes, bool store);

// Steps 3 and 4: the payload, and, where it reads back, the commit word, with this
// phase. OK or DROPPED.
backmem_err_t backmem_slot_write(const backmem_record_t *slots, uint32_t slot,
                                 uint32_t phase, const void *src);

// ---- the parts of a record -------------------------------------------------------

// What stands at a record's place.
typedef struct parts {
    // Where they are a foreign record's: that one. In any case its shape is what stands
    // in front, or of a record without a layout what would.
    backmem_record_t of;
    uint32_t first;  // what stood in place of part 0's commit word
    uint32_t newest; // the part that counts; 1 where that one is not valid: none does
    uint32_t look;   // of that one, a look_t
    uint32_t other;  // of the other one
} parts_t;

// Offset of the byte behind it.
static inline uint32_t record_end(const backmem_record_t *record) {
    return backmem_slot_end(record, 1) + 4;
}

static inline uint32_t record_place_end(const backmem_record_t *record) {
    return record->offset + 4u * record->words;
}

// Each public call begins with this, before it touches anything. OK: the parts are the
// record's own, valid or not. FOREIGN: they are another one's, which counts. Or RANGE.
// backmem_record.c
backmem_err_t backmem_parts_find(const backmem_record_t *record, parts_t *parts);

#endif
