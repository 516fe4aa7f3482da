// Stores and damage: nothing is signed that does not read back, or that changed in the
// bank that is compacted; and a wipe of what reads zero by itself is none.
//
// SPDX-License-Identifier: MIT
#include "check.h"
#include "hostile.h"
#include "unit/store_image.h"

#define AT     8u // of the store in the region
#define WORDS  20u
#define BYTES  (8 * WORDS)
#define LAYOUT 7u

static backmem_store_t store;

static backmem_status_t reopen(void) {
    backmem_status_t status = (backmem_status_t)9;
    const backmem_place_t place = { &room.region, AT, BYTES };
    CHECK_EQ(backmem_store_open(&store, place, LAYOUT, &status), BACKMEM_OK);
    return status;
}

static backmem_err_t set(const char *key, const char *value) {
    return backmem_store_set(&store, backmem_key(key), value, 4);
}

// A store with "keep", and after it `more` commits of "n".
static void begin(uint32_t more) {
    room_begin();
    CHECK_EQ(reopen(), BACKMEM_COLD);
    CHECK_EQ(set("keep", "1000"), BACKMEM_OK);
    for (uint32_t i = 0; i < more; i++) {
        const char value[] = { 'v', (char)('a' + i % 26), (char)('a' + i / 26), 0, 0 };
        CHECK_EQ(set("n", value), BACKMEM_OK);
        hostile_forget();
    }
}

static void check_value(const char *key, const char *want) {
    char got[5] = "";
    uint32_t size = 4;
    CHECK_EQ(backmem_store_get(&store, backmem_key(key), got, &size), BACKMEM_OK);
    CHECK_STR(got, want);
}

static uint32_t bank_at(uint32_t bank, uint32_t at) {
    return AT + 4 * (bank * WORDS + at);
}

// Whatever bit of the bank in use flips while the program runs: the compaction answers
// DAMAGED and stores nothing, and open then finds what it would have found before.
static void no_flip_is_signed_by_a_compaction(void) {
    uint32_t refused = 0;
    for (uint32_t more = 1; more < 9; more++) {
        begin(more);
        const uint32_t end = store.end;
        const uint32_t bank = store.bank;
        for (uint32_t bit = 0; bit < 32 * end; bit++) {
            begin(more);
            const uint32_t at = bank_at(bank, bit / 32);
            room_put(at, room_word(at) ^ 1u << bit % 32);
            backmem_err_t err = BACKMEM_OK;
            for (uint32_t i = 0; !err && i < 12 && store.bank == bank; i++) {
                const char value[] = { (char)('0' + i), 'x', 0, 0, 0 };
                hostile_forget();
                err = set("n", value);
            }
            CHECK_AT("more, bit", more, bit, 0);
            CHECK_EQ(err, BACKMEM_ERR_DAMAGED);
            // What the bank begins with is looked at last, behind an append too.
            CHECK(room_count(HOSTILE_STORE) == 0 || bit < 64);
            CHECK_EQ(store.bank, bank);
            refused++;
            // Opened anew, what is whole of it is there, and a commit is taken again.
            const backmem_status_t status = reopen();
            CHECK(status == BACKMEM_RECOVERED || status == BACKMEM_CORRUPT
                  || status == BACKMEM_COLD);
            if (status == BACKMEM_RECOVERED) {
                check_value("keep", "1000");
            }
            CHECK_EQ(set("n", "then"), BACKMEM_OK);
            CHECK_EQ(reopen(), BACKMEM_KEPT);
            check_value("n", "then");
        }
    }
    CHECK(refused > 1000);
}

static uint32_t flip_at;

static void flip(void) {
    room_put(flip_at, room_word(flip_at) ^ 4);
}

// The same while it is copied, before any of its accesses.
static void no_flip_in_the_middle_is_signed(void) {
    for (uint32_t word = 0; word < WORDS; word++) {
        for (uint32_t n = 1; n < 2000; n++) {
            begin(1);
            while (store.end + 5u <= WORDS) {
                CHECK_EQ(set("n", store.end % 8 < 4 ? "this" : "that"), BACKMEM_OK);
            }
            const uint32_t bank = store.bank;
            const uint32_t end = store.end;
            if (word >= end) {
                break;
            }
            flip_at = bank_at(bank, word);
            hostile_forget();
            hostile_interrupt_at(n, flip);
            const backmem_err_t err = set("n", "next");
            const uint32_t accesses = room_touched();
            hostile_interrupt_at(0, NULL);
            if (accesses < n) {
                break;
            }
            CHECK_AT("word, n", word, n, 0);
            // Of a header that flips, what lives may come to another number of words.
            CHECK(err == BACKMEM_OK || err == BACKMEM_ERR_DAMAGED
                  || (word == 2 && err == BACKMEM_ERR_FULL)
                  || (word == 2 && err == BACKMEM_ERR_DROPPED));
            CHECK_EQ(store.bank != bank, !err);
            if (!err) {
                check_value("keep", "1000");
                check_value("n", "next");
            }
        }
    }
}

// A cell that keeps what it had: of an appended frame, or of a compacted one.
static void what_does_not_read_back_is_not_signed(void) {
    uint32_t refused = 0;
    for (uint32_t more = 0; more < 9; more++) {
        for (uint32_t at = 0; at < 2 * WORDS; at++) {
            begin(more);
            const uint32_t before = store.end;
            const uint32_t bank = store.bank;
            hostile_stick(ROOM_START + AT + 4 * at, 4);
            const backmem_err_t err = set("n", "next");
            hostile_stick(0, 0);
            CHECK_AT("more, word", more, at, 0);
            CHECK(err == BACKMEM_OK || err == BACKMEM_ERR_DROPPED);
            refused += err == BACKMEM_ERR_DROPPED;
            if (err) {
                CHECK(store.end == before && store.bank == bank);
            }
            const backmem_status_t status = reopen();
            CHECK(status == BACKMEM_KEPT || (err && status == BACKMEM_RECOVERED));
            check_value("keep", "1000");
            if (!err) {
                check_value("n", "next");
            }
            CHECK_EQ(set("n", "then"), BACKMEM_OK);
            CHECK_EQ(reopen(), BACKMEM_KEPT);
            check_value("n", "then");
        }
    }
    CHECK(refused > 9 * 5);
}

static void a_wipe_of_what_reads_zero_by_itself_is_dropped(void) {
    begin(3);
    room_clock(false);
    CHECK_EQ(backmem_store_wipe(&store), BACKMEM_ERR_DROPPED);
    room_clock(true);
    CHECK_EQ(reopen(), BACKMEM_KEPT);
    check_value("keep", "1000");
    room_fill(AT, 0, BYTES);
    for (uint32_t at = 0; at < BYTES; at += 4) {
        hostile_stick(ROOM_START + AT + at, 4);
        CHECK_EQ(backmem_store_wipe(&store), BACKMEM_ERR_DROPPED);
        hostile_stick(0, 0);
    }
    CHECK_EQ(backmem_store_wipe(&store), BACKMEM_OK);
}

int main(void) {
    hostile_seed();
    RUN(no_flip_is_signed_by_a_compaction);
    RUN(no_flip_in_the_middle_is_signed);
    RUN(what_does_not_read_back_is_not_signed);
    RUN(a_wipe_of_what_reads_zero_by_itself_is_dropped);
    return CHECK_EXIT();
}
