// The quick sum of a store's words, and what it promises of flipped bits: in itself, and
// in a store that a commit compacts.
//
// SPDX-License-Identifier: MIT
#include <stdlib.h>
#include <string.h>

#include "backmem/store.h"

#include "check.h"

#include "../../src/backmem_object.h"

#define WORDS 1024u // of the largest bank
#define BITS  (32 * WORDS)

static uint32_t columns[BITS];

// The sum is linear (tests/proof/sum), and so is what flipped bits make of it. The column
// of a bit: what remains of it when so many words were summed up after it.
static void columns_make(void) {
    for (uint32_t bit = 0; bit < 32; bit++) {
        uint32_t column = sum_step(0, 1u << bit);
        for (uint32_t i = 0; i < WORDS; i++) {
            columns[32 * i + bit] = column;
            column = sum_step(column, 0);
        }
    }
}

static int column_order(const void *a, const void *b) {
    const uint32_t left = *(const uint32_t *)a;
    const uint32_t right = *(const uint32_t *)b;
    return left < right ? -1 : left > right;
}

// One flipped bit is overlooked if its column is 0, two if theirs are equal.
static void no_two_flips_are_overlooked(void) {
    columns_make();
    qsort(columns, BITS, sizeof columns[0], column_order);
    CHECK(columns[0] != 0);
    uint32_t twice = 0;
    for (uint32_t i = 1; i < BITS; i++) {
        twice += columns[i] == columns[i - 1] ? 1 : 0;
    }
    CHECK_EQ(twice, 0);
}

// How many of 32 columns no others of them add up to.
static uint32_t rank(const uint32_t *of) {
    uint32_t rows[32];
    memcpy(rows, of, sizeof rows);
    uint32_t count = 0;
    for (uint32_t bit = 0; bit < 32; bit++) {
        uint32_t i = count;
        while (i < 32 && (rows[i] >> bit & 1) == 0) {
            i++;
        }
        if (i == 32) {
            continue;
        }
        const uint32_t row = rows[i];
        rows[i] = rows[count];
        rows[count] = row;
        count++;
        for (i = count; i < 32; i++) {
            rows[i] ^= (rows[i] >> bit & 1) != 0 ? row : 0;
        }
    }
    return count;
}

// What becomes of one word is overlooked if some of its bits' columns add up to 0.
static void no_change_of_a_word_is_overlooked(void) {
    columns_make();
    for (uint32_t i = 0; i < WORDS; i++) {
        CHECK_AT("words behind", i, 0, 0);
        CHECK_EQ(rank(&columns[32 * i]), 32);
    }
}

// The same by the sum itself, of words of all kinds.
static void sums_of_1024_words_differ(void) {
    static uint32_t words[WORDS];
    uint32_t random = 1;
    for (uint32_t i = 0; i < WORDS; i++) {
        random = random * 1664525u + 1013904223u;
        words[i] = random;
    }
    for (uint32_t round = 0; round < 2000; round++) {
        uint32_t flips[2];
        for (uint32_t i = 0; i < 2; i++) {
            random = random * 1664525u + 1013904223u;
            flips[i] = random >> 17;
        }
        uint32_t is = 0;
        uint32_t was = 0;
        for (uint32_t i = 0; i < WORDS; i++) {
            const uint32_t first = i == flips[0] / 32 ? 1u << flips[0] % 32 : 0;
            const uint32_t second = i == flips[1] / 32 ? 1u << flips[1] % 32 : 0;
            was = sum_step(was, words[i]);
            is = sum_step(is, words[i] ^ (first | second));
        }
        CHECK_AT("bits", flips[0], flips[1], 0);
        CHECK(is != was);
    }
}

// ---- in a store -----------------------------------------------------------------

#define BANK 20u

static uint32_t memory[2 * BANK];
static const backmem_region_desc_t desc = { .width = 4, .stride = 4 };
static backmem_region_t region;
static backmem_store_t store;

// Frames of one entry and of two, long keys and short ones, a delete: up to the bank's
// end, so that a commit of another key compacts.
static void store_make(void) {
    region.desc = &desc;
    region.base = (uintptr_t)memory;
    region.bytes = sizeof memory;
    backmem_status_t status;
    const backmem_place_t place = { &region, 0, sizeof memory };
    memset(memory, 0, sizeof memory);
    CHECK_EQ(backmem_store_open(&store, place, 7, &status), BACKMEM_OK);
    CHECK_EQ(backmem_store_set(&store, backmem_key("abcdef"), "gh", 2), BACKMEM_OK);
    backmem_change_t changes[2] = {
        backmem_change_raw(backmem_key_number(258), "xyz", 3),
        backmem_change_raw(backmem_key("n"), "", 0),
    };
    CHECK_EQ(backmem_store_commit(&store, changes, 2), BACKMEM_OK);
    CHECK_EQ(backmem_store_delete(&store, backmem_key_number(258)), BACKMEM_OK);
    CHECK_EQ(backmem_store_set(&store, backmem_key("n"), "1234567", 7), BACKMEM_OK);
    CHECK_EQ(store.end, BANK - 2);
}

static void no_two_flips_are_signed_by_a_compaction(void) {
    store_make();
    const backmem_store_t before = store;
    const uint32_t *bank = &memory[before.bank * BANK];
    const uint32_t bits = 32 * (uint32_t)before.end;
    uint32_t whole[2 * BANK];
    memcpy(whole, memory, sizeof memory);
    for (uint32_t first = 0; first < bits; first++) {
        for (uint32_t second = first; second < bits; second++) { // or one alone
            const uint32_t at = (uint32_t)(bank - memory);
            uint32_t flipped[2 * BANK];
            memcpy(memory, whole, sizeof memory);
            memory[at + first / 32] ^= 1u << first % 32;
            memory[at + second / 32] ^= second != first ? 1u << second % 32 : 0;
            memcpy(flipped, memory, sizeof memory);
            store = before;
            CHECK_AT("bits", first, second, 0);
            CHECK_EQ(backmem_store_set(&store, backmem_key("m"), "12345678", 8),
                     BACKMEM_ERR_DAMAGED);
            CHECK(memcmp(memory, flipped, sizeof memory) == 0);
        }
    }
    // And whole, it is taken.
    memcpy(memory, whole, sizeof memory);
    store = before;
    CHECK_EQ(backmem_store_set(&store, backmem_key("m"), "", 0), BACKMEM_OK);
    CHECK(store.bank != before.bank);
}

int main(void) {
    RUN(no_two_flips_are_overlooked);
    RUN(no_change_of_a_word_is_overlooked);
    RUN(sums_of_1024_words_differ);
    RUN(no_two_flips_are_signed_by_a_compaction);
    return CHECK_EXIT();
}
