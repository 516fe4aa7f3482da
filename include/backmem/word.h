// Words: one value of 16 bits in 4 bytes, old or new at every cut.
//
// The value and a check of it share one aligned word, so that one store is the update.
// It works in a single backup register. A word whose check is wrong is cold: four bytes
// are too few to tell noise from damage.
//
// Instructions are those of a Cortex-M0+ with -Os; docs/costs.md has other processors.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_WORD_H
#define BACKMEM_WORD_H

#include "backmem/place.h"
#include "backmem/status.h"

#ifdef __cplusplus
extern "C" {
#endif

#define BACKMEM_WORD_BYTES 4u // in the region, at an offset that is a multiple of 4

// Filled in by open. It has no state of its own and may be copied.
typedef struct backmem_word {
    const backmem_region_t *region; // NULL: not open
    uint32_t offset;
} backmem_word_t;

// Look what is there. Stores nothing.
//
//   place    of BACKMEM_WORD_BYTES or more
//   status   out: KEPT: a saved value. COLD: none: noise, or the memory lost its supply
//            (1 of 65536 random words passes for a value; up to 5 flipped bits never
//            do)
//
// Returns  OK
//          LOCKED       no value, and a gate is shut that makes loads read zero
//          SIZE         the place is too small
//          RANGE        the place reaches outside the region
//          ALIGN        the offset, or the region's address, is no multiple of 4
//          UNSUPPORTED  the region does not store 32-bit words (STM32F1, C0, nRF)
// Cost     one load; 460 instructions.
BACKMEM_MUST_CHECK
backmem_err_t backmem_word_open(backmem_word_t *word, backmem_place_t place,
                                backmem_status_t *status);

// The calls below return RANGE, and touch nothing, if the word is not open or the
// region was closed meanwhile. Each looks at the memory anew: if a tamper event or a
// reset of the backup domain erased it under the open word, load returns EMPTY.

// Read the value.
//
//   value    out: set when the answer is OK
//
// Returns  OK           a saved value
//          EMPTY        none
//          RANGE
// Cost     one load, so that it is the old value or the new one beside any writer; 410
//          instructions.
BACKMEM_MUST_CHECK
backmem_err_t backmem_word_load(const backmem_word_t *word, uint16_t *value);

// Replace the value.
//
// Returns  OK
//          DROPPED      the store did not read back: gated, locked or unpowered
//          RANGE
// Power    lost at any time: the old value or the new one.
// Cost     one store and one load; 430 instructions.
BACKMEM_MUST_CHECK
backmem_err_t backmem_word_save(const backmem_word_t *word, uint16_t value);

// Make it cold: all four bytes are zero, and were seen to change before.
//
// Returns  as save
// Power    lost at any time: the old value or none.
// Cost     two stores and two loads.
BACKMEM_MUST_CHECK
backmem_err_t backmem_word_wipe(const backmem_word_t *word);

#ifdef __cplusplus
}
#endif

#endif
