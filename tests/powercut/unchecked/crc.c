// A check that looks at nothing but which part it is of, in place of src/crc.c: what is
// half written passes it. With it the runner shows the order of stores at work, and not
// the luck of a checksum.
//
// SPDX-License-Identifier: MIT
#include "object.h"

#include "tests/powercut/unchecked/unchecked.h"

const bool unchecked = true;

uint32_t crc30(uint32_t crc, uint32_t word) {
    return crc != 0 ? crc : (word * 0x9e3779b1u & ~3u) | 4u;
}
