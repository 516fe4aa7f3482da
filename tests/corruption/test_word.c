// Damaged words: never a value that was not saved, but as often as 16 bits of a check
// let noise pass.
//
// SPDX-License-Identifier: MIT
#include "backmem/word.h"
#include "corruption.h"

#define VALUES 65536u

static uint32_t images[VALUES]; // of each value
static backmem_word_t word;

// Gives the value, or -1.
static int32_t word_load_at(uint32_t image) {
    uint16_t value;
    memory[0] = image;
    return backmem_word_load(&word, &value) == BACKMEM_OK ? value : -1;
}

static void each_value_comes_back(void) {
    region_of(1);
    const backmem_place_t place = { &region, 0, BACKMEM_WORD_BYTES };
    backmem_status_t status;
    CHECK_EQ(backmem_word_open(&word, place, &status), BACKMEM_OK);
    for (uint32_t value = 0; value < VALUES; value++) {
        CHECK_EQ(backmem_word_save(&word, (uint16_t)value), BACKMEM_OK);
        images[value] = memory[0];
        CHECK_EQ(word_load_at(images[value]), value);
    }
}

// For each value, with the real loader.
static void up_to_3_flips_of_a_word_are_seen(void) {
    uint32_t accepted = 0;
    for (uint32_t value = 0; value < VALUES; value++) {
        for (uint32_t a = 0; a < 32; a++) {
            const uint32_t one = images[value] ^ 1u << a;
            accepted += word_load_at(one) >= 0;
            for (uint32_t b = 0; b < a; b++) {
                const uint32_t two = one ^ 1u << b;
                accepted += word_load_at(two) >= 0;
                // A sample of the values is enough for threes: the check is linear.
                for (uint32_t c = 0; value % 16 == 0 && c < b; c++) {
                    accepted += word_load_at(two ^ 1u << c) >= 0;
                }
            }
        }
    }
    CHECK_EQ(accepted, 0);
}

static void two_values_differ_in_6_bits_or_more(void) {
    unsigned least = 32;
    for (uint32_t value = 1; value < VALUES; value++) {
        // Linear: the difference of two is that of another one to the value 0.
        uint32_t differing = images[value] ^ images[0];
        const uint32_t other = noise() % VALUES;
        CHECK_EQ(images[other] ^ images[other ^ value], differing);
        unsigned bits = 0;
        for (; differing != 0; differing &= differing - 1) {
            bits++;
        }
        least = bits < least ? bits : least;
    }
    CHECK_EQ(least, 6);
}

static void zeros_ones_and_swapped_halves_are_cold(void) {
    CHECK_EQ(word_load_at(0), -1);
    CHECK_EQ(word_load_at(0xffffffff), -1);
    unsigned accepted = 0;
    for (uint32_t value = 0; value < VALUES; value++) {
        const int32_t got = word_load_at(images[value] >> 16 | images[value] << 16);
        accepted += got >= 0 && (uint32_t)got != value;
    }
    printf("%u of 65536 words with swapped halves accepted\n", accepted);
    CHECK(accepted <= 4); // 1 is what noise would give
}

// 2^-16: of the words with any given lower half, exactly one.
static void random_words_pass_at_the_checks_own_rate(void) {
    const uint32_t halves = is_full() ? VALUES : 256;
    for (uint32_t i = 0; i < halves; i++) {
        const uint32_t value = i * (VALUES / halves);
        uint32_t accepted = 0;
        for (uint32_t high = 0; high < VALUES; high++) {
            accepted += word_load_at(high << 16 | value) >= 0;
        }
        CHECK_EQ(accepted, 1);
    }
    const uint32_t count = 1u << 26;
    uint32_t accepted = 0;
    for (uint32_t i = 0; i < count; i++) {
        accepted += word_load_at(noise()) >= 0;
    }
    printf("%u of %u random words accepted; 2^-16 is %u\n", accepted, count,
           count >> 16);
    CHECK(accepted > 800 && accepted < 1250); // 1024, give or take 7 deviations
}

int main(void) {
    RUN(each_value_comes_back);
    RUN(up_to_3_flips_of_a_word_are_seen);
    RUN(two_values_differ_in_6_bits_or_more);
    RUN(zeros_ones_and_swapped_halves_are_cold);
    RUN(random_words_pass_at_the_checks_own_rate);
    return CHECK_EXIT();
}
