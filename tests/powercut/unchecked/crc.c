// A check of one bit, in place of src/backmem_crc.c: the parity of the payload. Half of
// what is half written passes it, so that the runner shows the order of stores at work,
// and not the luck of a checksum. It still sees a single flipped bit.
//
// SPDX-License-Identifier: MIT
#include "backmem_object.h"

#include "tests/powercut/unchecked/unchecked.h"

const bool unchecked = true;

// Bit 3 is always set, so that only the first word finds a register of 0. So is bit 4,
// which a word's check has too: 0 is what a wipe leaves, and no value.
uint32_t backmem_crc30(uint32_t crc, uint32_t word) {
    if (crc == 0) {
        return (word * 0x9e3779b1u & ~31u) | 24;
    }
    return crc ^ ((uint32_t)__builtin_parity(word) << 2);
}
