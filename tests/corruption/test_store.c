// Damaged stores and logs: what is read was committed, all of it at one time; what is
// said to be kept is the newest.
//
// SPDX-License-Identifier: MIT
#include "backmem/log.h"
#include "backmem/store.h"
#include "corruption.h"

static uint32_t image[WORDS_MAX];
static uint32_t words;

// ---- store: a number under a key, and its double under another one -----------------

static int32_t newest;  // the last that was committed
static bool may_be_old; // kept may be said of an older one as well

static int32_t value_of(const backmem_store_t *store, uint32_t key) {
    uint8_t byte = 0;
    uint32_t size;
    size = 1;
    const backmem_err_t err =
        backmem_store_get(store, backmem_key_number(key), &byte, &size);
    return err == BACKMEM_OK && size == 1 ? byte : -1;
}

// Whether the store holds some commit as a whole, or nothing.
static bool store_is_honest(void) {
    backmem_store_t store;
    backmem_status_t status;
    if (backmem_store_open(&store, (backmem_place_t){ &region, 0, 4 * words }, 7,
                           &status)) {
        return false;
    }
    const int32_t one = value_of(&store, 1);
    const int32_t two = value_of(&store, 2);
    if (status != BACKMEM_KEPT && status != BACKMEM_RECOVERED) {
        return one == -1 && two == -1;
    }
    return one >= 1 && one <= newest && two == 2 * one
           && (status != BACKMEM_KEPT || one == newest || may_be_old);
}

static void store_make(uint32_t bytes, int32_t commits) {
    words = bytes / 4;
    region_of(words);
    for (uint32_t i = 0; i < words; i++) {
        memory[i] = noise();
    }
    backmem_store_t store;
    backmem_status_t status;
    CHECK_EQ(
        backmem_store_open(&store, (backmem_place_t){ &region, 0, bytes }, 7, &status),
        BACKMEM_OK);
    for (newest = 1; newest <= commits; newest++) {
        const uint8_t values[2] = { (uint8_t)newest, (uint8_t)(2 * newest) };
        backmem_change_t changes[2] = {
            backmem_change_raw(backmem_key_number(1), &values[0], 1),
            backmem_change_raw(backmem_key_number(2), &values[1], 1),
        };
        CHECK_EQ(backmem_store_commit(&store, changes, 2), BACKMEM_OK);
    }
    newest = commits;
    CHECK(store_is_honest());
    memcpy(image, memory, sizeof image);
}

static void flips_1_and_2(bool (*is_honest)(void)) {
    for (uint32_t a = 0; a < 32 * words; a++) {
        flip(a);
        CHECK_AT("flip", a, 0, 0);
        CHECK(is_honest());
        for (uint32_t b = 0; b < a; b++) {
            flip(b);
            if (!is_honest()) {
                CHECK_AT("flips", a, b, 0);
                CHECK(!"two flips are accepted");
            }
            flip(b);
        }
        flip(a);
    }
}

static void words_swapped(bool (*is_honest)(void)) {
    for (uint32_t a = 0; a < words; a++) {
        for (uint32_t b = 0; b < a; b++) {
            memory[a] = image[b];
            memory[b] = image[a];
            CHECK_AT("words", a, b, 0);
            CHECK(is_honest());
            memcpy(memory, image, sizeof image);
        }
    }
}

static void up_to_2_flips_of_a_store_are_seen(void) {
    for (int32_t commits = 1; commits <= 4; commits++) {
        store_make(64, commits);
        flips_1_and_2(store_is_honest);
    }
    for (int32_t commits = 4; commits <= 8; commits++) {
        store_make(128, commits);
        flips_1_and_2(store_is_honest);
    }
}

// A zero that comes to stand in place of a commit word is the end of what was
// committed: an older state is then kept, not recovered.
static void swapped_words_of_a_store_are_seen(void) {
    may_be_old = true;
    for (int32_t commits = 1; commits <= 40; commits++) {
        store_make(commits % 2 != 0 ? 64 : 256, commits);
        words_swapped(store_is_honest);
    }
    may_be_old = false;
}

static void random_memory_is_no_store(void) {
    words = 16;
    region_of(words);
    newest = -1; // nothing is honest but nothing
    for (unsigned i = 0; i < 1000000; i++) {
        for (uint32_t at = 0; at < words; at++) {
            memory[at] = noise();
        }
        // What would be there by chance: a meta word.
        memory[1] = (i % 2 + 1) << 28 | 7 << 12 | 8;
        CHECK(store_is_honest());
    }
}

// ---- log: entry i holds i, and twice i ----------------------------------------------

#define ENTRIES 9u // in a log of 4

static bool log_is_honest(void) {
    backmem_log_t log;
    backmem_status_t status;
    if (backmem_log_open(&log, (backmem_place_t){ &region, 0, 4 * words }, 8,
                         &status)) {
        return false;
    }
    uint32_t before = ENTRIES + 1;
    uint32_t entry[2];
    uint16_t cursor = 0;
    unsigned count = 0;
    while (backmem_log_next(&log, &cursor, entry) == BACKMEM_OK) {
        if (entry[0] == 0 || entry[0] >= before || entry[1] != 2 * entry[0]) {
            return false;
        }
        before = entry[0];
        count++;
    }
    return (count != 0) == (status != BACKMEM_COLD)
           && (status != BACKMEM_KEPT || count == 4);
}

static void log_make(void) {
    words = BACKMEM_LOG_BYTES(8, 4) / 4;
    region_of(words);
    backmem_log_t log;
    backmem_status_t status;
    memset(memory, 0, sizeof memory);
    CHECK_EQ(
        backmem_log_open(&log, (backmem_place_t){ &region, 0, 4 * words }, 8, &status),
        BACKMEM_OK);
    for (uint32_t i = 1; i <= ENTRIES; i++) {
        const uint32_t entry[2] = { i, 2 * i };
        CHECK_EQ(backmem_log_append(&log, entry), BACKMEM_OK);
    }
    CHECK(log_is_honest());
    memcpy(image, memory, sizeof image);
}

static void up_to_2_flips_of_a_log_are_seen(void) {
    log_make();
    flips_1_and_2(log_is_honest);
}

static void swapped_words_of_a_log_are_seen(void) {
    log_make();
    words_swapped(log_is_honest);
}

int main(void) {
    RUN(up_to_2_flips_of_a_store_are_seen);
    RUN(swapped_words_of_a_store_are_seen);
    RUN(random_memory_is_no_store);
    RUN(up_to_2_flips_of_a_log_are_seen);
    RUN(swapped_words_of_a_log_are_seen);
    return CHECK_EXIT();
}
