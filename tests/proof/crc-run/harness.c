// The quick check of words of a region: it loads these words, once each and in order,
// and no others; and what it makes of them is the check of backmem_crc.c, by whichever
// table.
//
// SPDX-License-Identifier: MIT
#include "keys.h"

// Of this many words, of any contents.
int main(void) {
    proof_begin();
    const uint32_t words = nondet_uint32_t();
    const uint32_t start = nondet_uint32_t();
    ASSUME(words_inside(start, words));
    uint32_t crc = nondet_uint32_t() & ~3u;
    uint32_t sum = nondet_uint32_t();
    (void)!backmem_crc30_run(crc, start, words, &sum);
    return 0;
}
