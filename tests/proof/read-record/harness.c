// What reads a record, on every image, for every size, layout, offset and region.
//
// SPDX-License-Identifier: MIT
#include "backmem/record.h"

#include "proof.h"

int main(void) {
    proof_begin();
    proof_region.bytes = nondet_uint32_t();
    ASSUME(proof_region.bytes <= 4 * WORDS);
    const backmem_place_t place = { &proof_region, nondet_uint32_t(),
                                    nondet_uint32_t() };
    const backmem_shape_t shape = { nondet_uint16_t(), nondet_uint16_t() };
    backmem_record_t record;
    backmem_status_t status;
    backmem_shape_t found;
    if (backmem_record_open(&record, place, shape, &status) == BACKMEM_OK) {
        CLAIM(status <= BACKMEM_FOREIGN);
    }
    if (backmem_record_found(&record, &found) == BACKMEM_OK) {
        CLAIM(found.layout != 0 && found.size > 0);
        CLAIM(found.size <= BACKMEM_RECORD_SIZE_MAX);
    }
    // No byte is touched outside of the payload: it is as large as said, and no larger.
    if (shape.size == SIZE) {
        uint8_t exact[SIZE];
        (void)!backmem_record_load(&record, exact);
    }
    return 0;
}
