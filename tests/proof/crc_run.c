// In place of src/backmem_crc_run.c, whose tables are no subject of most proofs: the
// same of the check that proof.c has. tests/proof/crc-run proves what it touches.
//
// SPDX-License-Identifier: MIT
#include "keys.h"

uint32_t backmem_crc30_pair(uint32_t first, uint32_t second) {
    return backmem_crc30(backmem_crc30(0, first), second);
}

uint32_t backmem_crc30_run(uint32_t crc, uintptr_t address, uint32_t words,
                           uint32_t *sum) {
    if (LOADS == LOADS_ANY && CRC == CRC_ANY) {
        CLAIM(words_inside(address, words));
        *sum = nondet_uint32_t();
        return nondet_uint32_t() & ~3u;
    }
    const uintptr_t end = address + 4 * (uintptr_t)words;
    for (; address != end; address += 4) {
        const uint32_t word = BACKMEM_LOAD32(address);
        *sum = sum_step(*sum, word);
        crc = backmem_crc30(crc, word);
    }
    return crc;
}
