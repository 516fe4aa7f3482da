// The check: both ways of computing it against a long division bit by bit, and what it
// promises.
//
// SPDX-License-Identifier: MIT
#include "check.h"
#include "hostile.h"
#include "unit/format.h"

#include "../../src/backmem_object.h"

// Each variant once more, whichever one the library was built with.
uint32_t crc30_small(uint32_t crc, uint32_t word);
uint32_t crc30_table(uint32_t crc, uint32_t word);
#undef BACKMEM_CRC_TABLE
#define BACKMEM_CRC_TABLE 0
#define backmem_crc30     crc30_small
#define table             table_small
#include "../../src/backmem_crc.c"
#undef BACKMEM_CRC_TABLE
#undef backmem_crc30
#undef table
#define BACKMEM_CRC_TABLE 16
#define backmem_crc30     crc30_table
#define table             table_table
#include "../../src/backmem_crc.c"
#undef backmem_crc30

static void all_variants_are_the_division(void) {
    for (uint32_t i = 0; i < 200000; i++) {
        // The first rounds are single bits, alone in the register or in the word.
        const uint32_t bit = i < 64 ? 1u << i % 32 : 0;
        const uint32_t rest = i < 32 ? bit >> 2 : i < 64 ? 0 : hostile_random() >> 2;
        const uint32_t word = i < 32 ? 0 : i < 64 ? bit : hostile_random();
        const uint32_t want = format_divide(rest, word) << 2;
        CHECK_AT("round", i, 0, 0);
        CHECK_EQ(backmem_crc30(rest << 2, word), want);
        CHECK_EQ(crc30_small(rest << 2, word), want);
        CHECK_EQ(crc30_table(rest << 2, word), want);
    }
}

// The remainders of x^0, x^1, ... are the columns of the check: a pattern of flipped
// bits is overlooked if the columns of its bits add up to 0.
#define BITS_5 1792u // of codewords in which no 5 flips are overlooked
#define BITS_3 65536u

static uint32_t columns[BITS_3];

static void columns_make(void) {
    uint32_t column = 1;
    for (uint32_t i = 0; i < BITS_3; i++) {
        columns[i] = column;
        column = column << 1 ^ ((column >> 29 & 1) != 0 ? 0x2030b9c7u | 1u << 30 : 0);
    }
}

static int column_order(const void *a, const void *b) {
    const uint32_t left = *(const uint32_t *)a;
    const uint32_t right = *(const uint32_t *)b;
    return left < right ? -1 : left > right;
}

// By linearity one flipped bit may be the last one. Up to 3 flips are overlooked if two
// columns are equal, or two add up to 1 more than a third's.
static void no_three_flips_are_overlooked_in_8_kilobytes(void) {
    static uint32_t sorted[BITS_3];
    columns_make();
    memcpy(sorted, columns, sizeof sorted);
    qsort(sorted, BITS_3, sizeof sorted[0], column_order);
    uint32_t twice = 0;
    for (uint32_t i = 1; i < BITS_3; i++) {
        twice += sorted[i] == sorted[i - 1] ? 1 : 0;
    }
    CHECK_EQ(twice, 0);
    uint32_t thrice = 0;
    for (uint32_t i = 1; i < BITS_3; i++) {
        const uint32_t want = columns[i] ^ 1;
        thrice += bsearch(&want, sorted, BITS_3, sizeof want, column_order) ? 1 : 0;
    }
    CHECK_EQ(thrice, 0);
}

// Four flips, one of them the last bit: three columns that add up to 1. Five: four
// columns, that is two pairs of which one has the other's sum, and 1. All sums of pairs
// stand in a set of bits, by 27 of their 30 bits and then in full.
static void no_five_flips_are_overlooked_in_1792_bits(void) {
    enum {
        PAIRS = (BITS_5 - 1) * (BITS_5 - 2) / 2
    };
    static uint32_t sums[PAIRS];
    columns_make();
    uint32_t count = 0;
    for (uint32_t i = 1; i < BITS_5; i++) {
        for (uint32_t k = i + 1; k < BITS_5; k++) {
            sums[count++] = columns[i] ^ columns[k];
        }
    }
    CHECK_EQ(count, PAIRS);
    qsort(sums, count, sizeof sums[0], column_order);
    uint32_t overlooked = 0;
    for (uint32_t i = 1; i < BITS_5; i++) {
        const uint32_t want = columns[i] ^ 1;
        overlooked += bsearch(&want, sums, count, sizeof want, column_order) ? 1 : 0;
    }
    CHECK_EQ(overlooked, 0); // 4
    // A sum, and what is the sum and 1, differ in the last bit, so they are neighbours.
    for (uint32_t i = 1; i < count; i++) {
        overlooked += (sums[i] ^ sums[i - 1]) == 1 ? 1 : 0;
    }
    CHECK_EQ(overlooked, 0); // 5
}

int main(void) {
    hostile_seed();
    RUN(all_variants_are_the_division);
    RUN(no_three_flips_are_overlooked_in_8_kilobytes);
    RUN(no_five_flips_are_overlooked_in_1792_bits);
    return CHECK_EXIT();
}
