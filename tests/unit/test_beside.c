// Reading beside a writer: an interrupt that writes before any access of a read, once
// or again and again, and one that reads before any access of a write. What is read is
// one state, or BUSY.
//
// SPDX-License-Identifier: MIT
#include "backmem/boot.h"
#include "backmem/log.h"
#include "backmem/value.h"
#include "backmem/word.h"
#include "check.h"
#include "hostile.h"
#include "unit/format.h"

#define AT       8u
#define SIZE     20u // of a payload; not in whole words of a value
#define BYTES    160u
#define ACCESSES 4000u // more than any read has

static backmem_record_t record;
static backmem_log_t log_;
static backmem_store_t store;
static backmem_word_t word;

static uint32_t state;         // number of the last write
static uint32_t writes;        // that the interrupt makes at once
static uint32_t apart;         // accesses from one interrupt to the next; 0: only one
static uint32_t first, last;   // states that a read may give
static uint32_t busy, answers; // how often it said that, or gave something

// State n: none of its bytes is one of another state near it.
static void bytes_of(uint32_t n, uint8_t *to) {
    memset(to, (int)(n % 251), SIZE);
}

static void check_state(const uint8_t *got, uint32_t size) {
    uint8_t want[SIZE] = { 0 };
    uint32_t n = first;
    for (bytes_of(n, want); n < last && memcmp(got, want, size) != 0;) {
        bytes_of(++n, want);
    }
    CHECK_MEM(got, want, size);
    answers++;
}

// ---- what is read and written ------------------------------------------------------

typedef struct kind {
    const char *name;
    void (*open)(void);
    void (*write)(uint32_t n);
    backmem_err_t (*read)(void); // checks what it gets
} kind_t;

static backmem_place_t place(void) {
    return (backmem_place_t){ &room.region, AT, BYTES };
}

static void record_open(uint16_t layout) {
    backmem_status_t status;
    CHECK_EQ(
        backmem_record_open(&record, place(), backmem_shape(SIZE, layout), &status),
        BACKMEM_OK);
}

static void plain_open(void) {
    record_open(0);
}

static void layout_open(void) {
    record_open(3);
}

static void record_write(uint32_t n) {
    uint8_t bytes[SIZE];
    bytes_of(n, bytes);
    CHECK_EQ(backmem_record_save(&record, bytes), BACKMEM_OK);
}

static backmem_err_t record_read(void) {
    uint8_t got[SIZE];
    const backmem_err_t err = backmem_record_load(&record, got);
    if (!err) {
        check_state(got, SIZE);
    }
    return err;
}

static void word_open(void) {
    backmem_status_t status;
    CHECK_EQ(backmem_word_open(&word, place(), &status), BACKMEM_OK);
}

static void word_write(uint32_t n) {
    CHECK_EQ(backmem_word_save(&word, (uint16_t)(n * 257)), BACKMEM_OK);
}

static backmem_err_t word_read(void) {
    uint16_t got;
    const backmem_err_t err = backmem_word_load(&word, &got);
    if (!err) {
        CHECK(got >= first * 257 && got <= last * 257 && got % 257 == 0);
        answers++;
    }
    return err;
}

static void log_open(void) {
    backmem_status_t status;
    CHECK_EQ(backmem_log_open(&log_, place(), SIZE, &status), BACKMEM_OK);
}

static void log_write(uint32_t n) {
    uint8_t bytes[SIZE];
    bytes_of(n, bytes);
    CHECK_EQ(backmem_log_append(&log_, bytes), BACKMEM_OK);
}

// All entries that the log has: each is whole.
static backmem_err_t log_read(void) {
    const uint32_t newest = first;
    uint16_t cursor = 0;
    backmem_err_t err;
    uint8_t got[SIZE];
    first = newest > log_.count ? newest - log_.count : 1;
    while ((err = backmem_log_next(&log_, &cursor, got)) == BACKMEM_OK) {
        check_state(got, SIZE);
    }
    first = newest;
    return err == BACKMEM_ERR_EMPTY ? BACKMEM_OK : err;
}

static void store_open(void) {
    backmem_status_t status;
    CHECK_EQ(backmem_store_open(&store, place(), 5, &status), BACKMEM_OK);
}

static const backmem_key_t key = BACKMEM_KEY("state");

static void store_write(uint32_t n) {
    uint8_t bytes[SIZE];
    bytes_of(n, bytes);
    backmem_change_t changes[] = {
        backmem_change_raw(key, bytes, SIZE),
        backmem_change_raw(backmem_key_number(n % 2), bytes, n % 3),
    };
    CHECK_EQ(backmem_store_commit(&store, changes, 2), BACKMEM_OK);
}

static backmem_err_t store_read(void) {
    uint8_t got[SIZE];
    uint32_t size = SIZE;
    const backmem_err_t err = backmem_store_get(&store, key, got, &size);
    if (!err) {
        CHECK_EQ(size, SIZE);
        check_state(got, SIZE);
    }
    return err;
}

// Its keys, in some order; each is met once, and none is made up.
static backmem_err_t store_walk(void) {
    uint32_t seen = 0;
    backmem_cursor_t cursor = { 0, 0 };
    backmem_item_t item;
    char key_text[BACKMEM_KEY_BYTES_MAX + 1];
    backmem_err_t err;
    while ((err = backmem_store_next(&store, &cursor, &item, key_text)) == BACKMEM_OK) {
        uint32_t which = item.is_text ? 4 : 1u << (item.key.number & 1);
        if (item.is_text) {
            CHECK_STR(item.key.text, "state");
            CHECK_EQ(item.value_size, SIZE);
        } else {
            CHECK(item.key.number < 2 && item.value_size < 3);
        }
        // What an append in between overtook is met again, behind all others.
        CHECK((seen & which) == 0 || last > first);
        seen |= which;
        answers++;
    }
    return err == BACKMEM_ERR_EMPTY ? BACKMEM_OK : err;
}

static void value_write(uint32_t n) {
    uint8_t bytes[SIZE];
    bytes_of(n, bytes);
    backmem_change_t changes[] = {
        backmem_change_uint64(backmem_key_number(1), n * 0x0100000001000001ull),
        backmem_change_bytes(key, bytes, SIZE),
    };
    CHECK_EQ(backmem_store_commit(&store, changes, 2), BACKMEM_OK);
}

static backmem_err_t value_read(void) {
    uint64_t number;
    const backmem_err_t err =
        backmem_store_get_uint64(&store, backmem_key_number(1), &number);
    if (!err) {
        const uint32_t n = (uint32_t)(number >> 56);
        CHECK(n >= first && n <= last && number == n * 0x0100000001000001ull);
        answers++;
    }
    return err;
}

static backmem_err_t bytes_read(void) {
    uint8_t got[SIZE];
    uint32_t size = SIZE;
    const backmem_err_t err = backmem_store_get_bytes(&store, key, got, &size);
    if (!err) {
        CHECK_EQ(size, SIZE);
        check_state(got, SIZE);
    }
    return err;
}

// A ledger whose four numbers are the same.
static void boot_open(void) {
    backmem_status_t status;
    const backmem_place_t its = { &room.region, AT, BACKMEM_BOOT_BYTES };
    CHECK_EQ(backmem_record_open(&record, its, backmem_shape(12, 0), &status),
             BACKMEM_OK);
}

static void boot_write(uint32_t n) {
    const uint32_t words[] = { n, n, n << 16 | n };
    CHECK_EQ(backmem_record_save(&record, words), BACKMEM_OK);
}

static backmem_err_t boot_read(void) {
    backmem_boot_t boot;
    backmem_status_t status;
    const backmem_err_t err = backmem_boot_open(&boot, place(), &status);
    if (!err) {
        CHECK(boot.boots >= first && boot.boots <= last && boot.cause == boot.boots
              && boot.streak == boot.boots && boot.state == boot.boots);
        answers++;
    } else {
        CHECK(boot.boots == 0 && boot.cause == 0 && boot.record.region == NULL);
    }
    return err;
}

static const kind_t kinds[] = {
    { "word", word_open, word_write, word_read },
    { "boot ledger", boot_open, boot_write, boot_read },
    { "record", plain_open, record_write, record_read },
    { "record with a layout", layout_open, record_write, record_read },
    { "log", log_open, log_write, log_read },
    { "store", store_open, store_write, store_read },
    { "walk", store_open, store_write, store_walk },
    { "number", store_open, value_write, value_read },
    { "bytes", store_open, value_write, bytes_read },
};
#define KINDS (sizeof kinds / sizeof kinds[0])

static const kind_t *now;

// ---- an interrupt that writes ------------------------------------------------------

static void write_some(void) {
    for (uint32_t i = 0; i < writes; i++) {
        now->write(++state);
        last = state;
    }
    if (apart != 0) {
        hostile_forget(); // of so many accesses there is no list
        hostile_interrupt_at(apart, write_some);
    }
}

static void begin(uint32_t before) {
    room_begin();
    now->open();
    for (state = 0; state < before;) {
        now->write(++state);
    }
    first = last = state;
    hostile_forget();
}

static uint32_t accesses_of_a_read(uint32_t before) {
    begin(before);
    CHECK_EQ(now->read(), BACKMEM_OK);
    return room_touched();
}

static void one_interrupt_at_any_access(void) {
    for (size_t i = 0; i < 2 * KINDS; i++) {
        now = &kinds[i / 2];
        apart = 0;
        for (uint32_t before = 1; before < 7; before++) {
            const uint32_t accesses = accesses_of_a_read(before);
            CHECK(accesses < ACCESSES);
            for (uint32_t n = 1; n <= accesses; n++) {
                for (writes = 1; writes <= 9; writes += CHECK_SANITIZED ? 4 : 1) {
                    begin(before);
                    hostile_hook(i % 2 == 0);
                    hostile_interrupt_at(n, write_some);
                    CHECK_AT(now->name, before, n, writes);
                    const backmem_err_t err = now->read();
                    hostile_interrupt_at(0, NULL);
                    // Once only, so that there is time to begin anew; a walk is the
                    // caller's to begin.
                    CHECK(err == BACKMEM_OK
                          || (err == BACKMEM_ERR_BUSY && now->read == store_walk));
                    first = last = state;
                    CHECK_EQ(now->read(), BACKMEM_OK);
                    CHECK_STR(hostile_fault(), "none");
                }
            }
        }
    }
}

// So often that a read is not through before the next: it says so, and gives no mix.
static void an_interrupt_that_comes_again_and_again(void) {
    for (size_t i = 0; i < 2 * KINDS; i++) {
        now = &kinds[i / 2];
        busy = answers = 0;
        for (writes = 1; writes <= 4; writes++) {
            for (uint32_t from = 1; from < 60; from++) {
                begin(3);
                hostile_hook(i % 2 == 0);
                apart = from;
                hostile_interrupt_at(from, write_some);
                CHECK_AT(now->name, from, writes, 0);
                const backmem_err_t err = now->read();
                hostile_interrupt_at(0, NULL);
                CHECK(err == BACKMEM_OK || err == BACKMEM_ERR_BUSY);
                busy += err == BACKMEM_ERR_BUSY;
                CHECK_STR(hostile_fault(), "none");
            }
        }
        CHECK_AT(now->name, 0, 0, 0);
        CHECK(answers > 0);
        // A word is one load; a log's entries are short.
        CHECK_EQ(busy > 0, now->read != word_read);
    }
    apart = 0;
}

// ---- an interrupt that reads -------------------------------------------------------

static backmem_err_t seen;

static void read_once(void) {
    last = state; // the one under way
    seen = now->read();
}

// The writer stands still meanwhile: so there is always an answer.
static void a_read_at_any_access_of_a_write(void) {
    for (size_t i = 0; i < 2 * KINDS; i++) {
        now = &kinds[i / 2];
        for (uint32_t before = 1; before < 14; before++) {
            for (uint32_t n = 1; n < ACCESSES; n++) {
                begin(before);
                hostile_hook(i % 2 == 0);
                seen = BACKMEM_ERR_TIMEOUT;
                hostile_interrupt_at(n, read_once);
                CHECK_AT(now->name, before, n, 0);
                now->write(++state);
                if (seen == BACKMEM_ERR_TIMEOUT) {
                    break; // the write was through
                }
                hostile_interrupt_at(0, NULL);
                CHECK_EQ(seen, BACKMEM_OK);
                first = last = state;
                CHECK_EQ(now->read(), BACKMEM_OK);
                CHECK_STR(hostile_fault(), "none");
            }
            hostile_interrupt_at(0, NULL);
        }
    }
}

// A cursor that was kept over a compaction is not one of the new bank.
static void a_walk_over_a_compaction_has_to_begin_anew(void) {
    now = &kinds[6];
    for (uint32_t more = 1; more < 40; more++) {
        backmem_cursor_t cursor = { 0, 0 };
        backmem_item_t item;
        char key_text[BACKMEM_KEY_BYTES_MAX + 1];
        begin(2);
        CHECK_EQ(backmem_store_next(&store, &cursor, &item, key_text), BACKMEM_OK);
        const uint32_t bank = store.bank;
        uint32_t compactions = 0;
        uint32_t was = bank;
        for (uint32_t i = 0; i < more; i++) {
            now->write(++state);
            compactions += store.bank != was;
            was = store.bank;
        }
        const backmem_cursor_t before = cursor;
        const backmem_err_t err = backmem_store_next(&store, &cursor, &item, key_text);
        CHECK_AT("more, compactions", more, compactions, 0);
        if (compactions != 0) {
            CHECK_EQ(err, BACKMEM_ERR_BUSY);
            CHECK(cursor.next == before.next && cursor.first == before.first);
        }
    }
}

int main(void) {
    hostile_seed();
    RUN(one_interrupt_at_any_access);
    RUN(an_interrupt_that_comes_again_and_again);
    RUN(a_read_at_any_access_of_a_write);
    RUN(a_walk_over_a_compaction_has_to_begin_anew);
    return CHECK_EXIT();
}
