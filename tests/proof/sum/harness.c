// The quick sum of words: it is linear, and as long as all else is equal no change of a
// word is lost, nor any of what was summed up before it.
//
// SPDX-License-Identifier: MIT
#include "proof.h"

int main(void) {
    const uint32_t sum = nondet_uint32_t();
    const uint32_t other = nondet_uint32_t();
    const uint32_t word = nondet_uint32_t();
    const uint32_t change = nondet_uint32_t();
    CLAIM(sum_step(sum ^ other, word ^ change)
          == (sum_step(sum, word) ^ sum_step(other, change)));
    CLAIM(change == 0 || sum_step(sum, word ^ change) != sum_step(sum, word));
    CLAIM(sum == other || sum_step(sum, word) != sum_step(other, word));
    return 0;
}
