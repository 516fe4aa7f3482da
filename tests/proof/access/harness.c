// Reading and comparing bytes of a region: nothing is touched outside of it or of the
// buffer, and what comes of it is what region.c gives, which other proofs have instead.
//
// SPDX-License-Identifier: MIT
#include "proof.h"

#define backmem_region_read    plain_read
#define backmem_region_compare plain_compare
#include "region.c"
#undef backmem_region_read
#undef backmem_region_compare

#define ROOM 5u

int main(void) {
    proof_begin();
    proof_region.bytes = nondet_uint32_t();
    ASSUME(proof_region.bytes <= 4 * WORDS);
    // From any byte of a word on, up to the buffer's end.
    _Alignas(4) uint8_t buffer[ROOM];
    _Alignas(4) uint8_t plain[ROOM];
    const uint32_t from = nondet_uint32_t();
    const uint32_t offset = nondet_uint32_t();
    ASSUME(from <= ROOM);
    for (unsigned i = 0; i < ROOM; i++) {
        buffer[i] = nondet_uint8_t();
        plain[i] = buffer[i];
    }
    CLAIM(backmem_region_compare(&proof_region, offset, buffer + from, ROOM - from)
          == plain_compare(&proof_region, offset, plain + from, ROOM - from));
    CLAIM(backmem_region_read(&proof_region, offset, buffer + from, ROOM - from)
          == plain_read(&proof_region, offset, plain + from, ROOM - from));
    for (unsigned i = 0; i < ROOM; i++) {
        CLAIM(buffer[i] == plain[i]);
    }
    return 0;
}
