// How many flipped bits the check of FORMAT.md can miss, computed from its polynomial
// alone: syndromes of single bits, and no sum of a few of them that is zero.
//
// A codeword of a part is the first word, the words that are checked, and the 30 bits
// of the check. The two bits of the phase stand in the first word; a flip of one in the
// memory is a flip there, so flips in the memory and in the codeword are one to one.
//
// SPDX-License-Identifier: MIT
#include "check.h"

#define POLYNOMIAL 0x2030b9c7u // and x^30
#define DEGREE     30u
#define BITS_FIVE  1792u             // up to here every 5 flips are seen
#define BITS_MOST  (8192u * 8 + 128) // no codeword is longer

static uint32_t syndromes[BITS_MOST]; // of bit i, counted from the end: x^i mod p

static void syndromes_make(void) {
    uint32_t power = 1;
    for (uint32_t i = 0; i < BITS_MOST; i++) {
        syndromes[i] = power;
        power <<= 1;
        if ((power >> DEGREE) != 0) {
            power ^= 1u << DEGREE | POLYNOMIAL;
        }
    }
}

// ---- a set of numbers, none of them zero -------------------------------------

#define SET_SIZE (1u << 23)

static uint32_t set[SET_SIZE];

static uint32_t *set_place(uint32_t value) {
    uint32_t at = (value * 2654435761u) >> 9;
    while (set[at] != 0 && set[at] != value) {
        at = (at + 1) % SET_SIZE;
    }
    return &set[at];
}

// Sums of two bits; false when one is zero or comes twice, which is 2 or 4 flips.
static bool set_pairs(uint32_t bits) {
    memset(set, 0, sizeof set);
    for (uint32_t a = 0; a < bits; a++) {
        for (uint32_t b = a + 1; b < bits; b++) {
            const uint32_t sum = syndromes[a] ^ syndromes[b];
            uint32_t *place = set_place(sum);
            if (sum == 0 || *place != 0) {
                return false;
            }
            *place = sum;
        }
    }
    return true;
}

// ---- cases -------------------------------------------------------------------

// The first and the last bit of a pattern count; shifted, it has the same fate. So
// one bit of a pattern may be bit 0, wherever the codeword ends.

static void up_to_5_flips_in_1792_bits_are_seen(void) {
    CHECK(set_pairs(BITS_FIVE)); // 1 to 4: bits, and pairs, all differ
    for (uint32_t a = 0; a < BITS_FIVE; a++) {
        CHECK(syndromes[a] != 0);
        // 3 and 5: bit 0, and perhaps one pair more, are no pair.
        CHECK_EQ(*set_place(syndromes[a]), 0);
    }
    for (uint32_t a = 1; a < BITS_FIVE; a++) {
        for (uint32_t b = a + 1; b < BITS_FIVE; b++) {
            const uint32_t rest = 1 ^ syndromes[a] ^ syndromes[b];
            if (rest == 0 || *set_place(rest) != 0) {
                CHECK_AT("bits", 0, a, b);
                CHECK(rest != 0 && *set_place(rest) == 0);
            }
        }
    }
}

static void up_to_3_flips_in_all_sizes_are_seen(void) {
    memset(set, 0, sizeof set);
    for (uint32_t a = 0; a < BITS_MOST; a++) {
        uint32_t *place = set_place(syndromes[a]);
        CHECK_EQ(*place, 0); // 1 and 2
        *place = syndromes[a];
    }
    for (uint32_t a = 1; a < BITS_MOST; a++) {
        CHECK(*set_place(1 ^ syndromes[a]) == 0 || (1 ^ syndromes[a]) == 0);
    }
}

// Each odd number of flips is seen: the polynomial has x + 1 as a factor.
static void odd_flips_are_seen(void) {
    uint32_t ones = 1; // x^30
    for (uint32_t bit = 0; bit < DEGREE; bit++) {
        ones += POLYNOMIAL >> bit & 1;
    }
    CHECK_EQ(ones % 2, 0);
}

// The search itself finds what is there: 4 flips in some longer codeword.
static void four_flips_are_missed_somewhere_beyond(void) {
    uint32_t bits = BITS_FIVE;
    while (bits < 4096 && set_pairs(bits)) {
        bits += 128;
    }
    CHECK(bits < 4096);
    printf("4 flips can go unseen from somewhere below %u bits on, not in %u\n", bits,
           bits - 128);
}

int main(void) {
    syndromes_make();
    RUN(up_to_5_flips_in_1792_bits_are_seen);
    RUN(up_to_3_flips_in_all_sizes_are_seen);
    RUN(odd_flips_are_seen);
    RUN(four_flips_are_missed_somewhere_beyond);
    return CHECK_EXIT();
}
