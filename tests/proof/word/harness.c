// A word, saved and cut, on every image; and every offset and region.
//
// SPDX-License-Identifier: MIT
#include "backmem/word.h"

#include "proof.h"

int main(void) {
    proof_begin();
    proof_region.bytes = nondet_uint32_t();
    ASSUME(proof_region.bytes <= 4 * WORDS);
    const uint32_t offset = nondet_uint32_t();
    uint16_t old = 0;
    uint16_t now = 0;
    const uint16_t new = nondet_uint16_t();
    const backmem_err_t was = backmem_word_load(&proof_region, offset, &old);

    power_cut_after(nondet_uint32_t());
    const backmem_err_t err = backmem_word_save(&proof_region, offset, new);
    power_on();

    const backmem_err_t is = backmem_word_load(&proof_region, offset, &now);
    const bool is_old = is == was && now == old;
    const bool is_new = is == BACKMEM_OK && now == new;
    CLAIM(is_old || is_new);
    CLAIM(power_was_cut() || (err == BACKMEM_OK ? is_new : is_old));
    return 0;
}
