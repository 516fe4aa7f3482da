// What reads a log, on every image, for every length, offset and region: with a SIZE of
// 0 open, for every size; else open and a walk, while the memory changes.
//
// SPDX-License-Identifier: MIT
#include "backmem/log.h"

#include "proof.h"

int main(void) {
    proof_begin();
    proof_region.bytes = nondet_uint32_t();
    ASSUME(proof_region.bytes <= 4 * WORDS);
    backmem_log_t log;
    backmem_status_t status;
    const uint16_t size = SIZE != 0 ? SIZE : nondet_uint16_t();
    const uint32_t bytes = nondet_uint32_t();
    if (backmem_log_open(&log,
                         (backmem_place_t){ &proof_region, nondet_uint32_t(), bytes },
                         size, &status)) {
        return 0;
    }
    CLAIM(log.count > 0 && BACKMEM_LOG_BYTES(size, log.count) <= bytes);
    CLAIM(log.used <= log.count && log.lost <= log.used);
    CLAIM(status == BACKMEM_COLD || status == BACKMEM_KEPT
          || status == BACKMEM_RECOVERED || status == BACKMEM_CORRUPT);
    if (nondet_bool()) {
        proof_memory[nondet_uint8_t() % WORDS] = nondet_uint32_t();
    }
    if (SIZE != 0) {
        uint8_t payload[SIZE + 1];
        payload[SIZE] = 0xa5;
        uint16_t cursor = 0;
        unsigned entries = 0;
        while (backmem_log_next(&log, &cursor, payload) == BACKMEM_OK) {
            entries++;
            CLAIM(entries <= log.count && payload[SIZE] == 0xa5);
        }
    }
    return 0;
}
