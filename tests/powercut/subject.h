// What the power-cut runner knows of an object: where it stands, what can be done with
// it, what is read, and what should be read.
//
// Expectations follow the headers in include/backmem and FORMAT.md, never the code.
//
// SPDX-License-Identifier: MIT
#ifndef SUBJECT_H
#define SUBJECT_H

#include "backmem/place.h"
#include "backmem/status.h"
#include "memory.h"

// Where an object stands. `place` of its subject fills in all but the region.
typedef struct setup {
    const struct subject *subject;
    backmem_region_t region;
    uint32_t offset; // of the object
    uint32_t bytes;  // of it
    uint32_t size;   // of a payload; what else a size is, the subject says
    uint16_t layout;
    uint16_t count; // log: places
    unsigned skew;  // payloads come from an address that is this much off a word
} setup_t;

// All that can be read.
typedef struct reading {
    backmem_status_t status;
    const char *bad; // NULL, or what an answer broke of the header's word
    uint32_t count;  // of payloads, entries or keys; 0: nothing is there
    uint32_t bytes;  // of data
    uint64_t sum;    // store: of its entries; then their order in `data` is no matter
    uint8_t data[MEMORY_WORDS * 4];
} reading_t;

// One thing done.
typedef struct step {
    unsigned operation;
    uint32_t seed; // of its payload
    bool done;     // it returned OK; else the power went
} step_t;

typedef struct operation {
    const char *name;
    bool wipes;
} operation_t;

typedef struct subject {
    const char *name;
    bool control;       // a baseline, which has to lose something
    unsigned statuses;  // bits of backmem_status_t that it can tell
    unsigned histories; // valid images, of which the first `own` are its own
    unsigned own;
    unsigned flipped[2]; // the histories of which bits are flipped
    const operation_t *operations;
    unsigned operation_count;
    // Gives false when it does not fit into region.bytes.
    bool (*place)(setup_t *setup);
    // Makes valid image n from what is there; false when there is none in this size.
    bool (*history)(const setup_t *setup, unsigned n);
    void (*read)(const setup_t *setup, reading_t *reading);
    // Opens the object as after a reset and does it. FULL and EMPTY: nothing to do.
    backmem_err_t (*run)(const setup_t *setup, const step_t *step);
    // What is to be read afterwards.
    void (*expect)(const setup_t *setup, const step_t *step, const reading_t *old,
                   reading_t *want);
    // Whether `now` counts as `old` after a cut; NULL: when it is the same.
    bool (*kept)(const step_t *step, const reading_t *old, const reading_t *now);
} subject_t;

extern const subject_t subject_word, subject_record, subject_record_layout,
    subject_store, subject_log, subject_log_once, subject_boot;
extern const subject_t control_struct, control_magic, control_crc;

// Where the object stands.
backmem_place_t place_of(const setup_t *setup);

// A payload that follows from a seed: each seed has others in every byte, nearly.
void payload_make(uint8_t *bytes, uint32_t size, uint32_t seed);

// The same in memory that is `skew` bytes off a word.
const uint8_t *payload_of(const setup_t *setup, uint32_t seed);

// All but the status.
bool reading_same(const reading_t *a, const reading_t *b);
void reading_clear(reading_t *reading);
void reading_copy(reading_t *to, const reading_t *from);

// One payload, of `size` bytes.
void reading_set(reading_t *reading, uint32_t size, uint32_t seed);

uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t size);
uint32_t mix(uint32_t a, uint32_t b);

#define STATUSES_PLAIN  (1u << BACKMEM_COLD | 1u << BACKMEM_KEPT)
#define STATUSES_REPAIR (STATUSES_PLAIN | 1u << BACKMEM_RECOVERED)
#define STATUSES_LOST   (1u << BACKMEM_CORRUPT | 1u << BACKMEM_FOREIGN)
#define STATUSES_ALL    (STATUSES_REPAIR | STATUSES_LOST)

#endif
