// Words: one value of 16 bits in 4 bytes, old or new at every cut.
//
// The value and a check of it share one aligned word, so that one store is the
// update. It works in a single backup register. What does not check out is cold:
// four bytes are too few to tell noise from damage.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_WORD_H
#define BACKMEM_WORD_H

#include "backmem/region.h"
#include "backmem/status.h"

#ifdef __cplusplus
extern "C" {
#endif

#define BACKMEM_WORD_BYTES 4u // in the region, at an offset that is a multiple of 4

// Read the value.
//
//   value    out: set when the answer is OK
//
// Returns  OK           a saved value
//          EMPTY        none: noise, or the memory lost its supply (1 of 65536 random
//                       words passes for a value; up to 5 flipped bits never do)
//          RANGE        the word reaches outside the region
//          ALIGN        the offset, or the region's address, is no multiple of 4
//          UNSUPPORTED  the region does not store 32-bit words (STM32F1, C0, nRF)
// Cost     one load.
BACKMEM_MUST_CHECK
backmem_err_t backmem_word_load(const backmem_region_t *region, uint32_t offset,
                                uint16_t *value);

// Replace the value.
//
// Returns  OK, RANGE, ALIGN, UNSUPPORTED as load (nothing is stored)
//          DROPPED      the store did not read back: gated, locked or unpowered
// Power    lost at any time: the old value or the new one.
// Cost     one store and one load.
BACKMEM_MUST_CHECK
backmem_err_t backmem_word_save(const backmem_region_t *region, uint32_t offset,
                                uint16_t value);

#ifdef __cplusplus
}
#endif

#endif
