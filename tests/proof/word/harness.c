// A word, saved and cut, on every image; and every offset and region.
//
// SPDX-License-Identifier: MIT
#include "backmem/word.h"

#include "proof.h"

int main(void) {
    proof_begin();
    proof_region.bytes = nondet_uint32_t();
    ASSUME(proof_region.bytes <= 4 * WORDS);
    const backmem_place_t place = { &proof_region, nondet_uint32_t(),
                                    nondet_uint32_t() };
    backmem_word_t word;
    backmem_status_t status;
    const backmem_err_t opened = backmem_word_open(&word, place, &status);
    uint16_t old = 0;
    uint16_t now = 0;
    const uint16_t new = nondet_uint16_t();
    const backmem_err_t was = backmem_word_load(&word, &old);

    power_cut_after(nondet_uint32_t());
    const backmem_err_t err = backmem_word_save(&word, new);
    power_on();

    const backmem_err_t is = backmem_word_load(&word, &now);
    const bool is_old = is == was && now == old;
    const bool is_new = is == BACKMEM_OK && now == new;
    CLAIM(is_old || is_new);
    CLAIM(opened == BACKMEM_OK ? (status == BACKMEM_KEPT) == (was == BACKMEM_OK)
                               : is == BACKMEM_ERR_RANGE && !is_new);
    CLAIM(power_was_cut() || (err == BACKMEM_OK ? is_new : is_old));
    return 0;
}
