// Objects whose memory is erased under them, as a tamper event or a reset of the backup
// domain does: what the next calls answer, and what is there when they are opened anew.
//
// SPDX-License-Identifier: MIT
#include "backmem/boot.h"
#include "backmem/log.h"
#include "backmem/store.h"
#include "backmem/word.h"
#include "check.h"
#include "hostile.h"
#include "unit/format.h"

#define AT     8u  // of the object in the region
#define BYTES  80u // of its place
#define PLACES 3u  // of the log
#define NONE   0u  // no value; the n-th update stores n

// ---- what can be open -------------------------------------------------------------

typedef enum kind {
    WORD,
    RECORD,          // 10 bytes
    RECORD_LAYOUT_7, // 4 bytes
    LOG,             // PLACES entries of 6 bytes
    KINDS,
} kind_t;

static kind_t kind;
static backmem_status_t status;
static union {
    backmem_word_t word;
    backmem_record_t record;
    backmem_log_t log;
} it;

static uint32_t payload_bytes(void) {
    return kind == LOG ? 6 : kind == RECORD ? 10 : 4;
}

static void value_put(uint8_t *bytes, uint32_t n) {
    for (uint32_t i = 0; i < payload_bytes(); i++) {
        bytes[i] = (uint8_t)(n + i);
    }
}

static void open_it(void) {
    backmem_place_t place = { &room.region, AT, BYTES };
    backmem_err_t err;
    if (kind == WORD) {
        err = backmem_word_open(&it.word, place, &status);
    } else if (kind == LOG) {
        place.bytes = BACKMEM_LOG_BYTES(6, PLACES);
        err = backmem_log_open(&it.log, place, 6, &status);
    } else {
        const uint16_t layout = kind == RECORD_LAYOUT_7 ? 7 : 0;
        err = backmem_record_open(&it.record, place,
                                  backmem_shape((uint16_t)payload_bytes(), layout),
                                  &status);
    }
    CHECK_EQ(err, BACKMEM_OK);
}

static backmem_err_t update(uint32_t n) {
    uint8_t bytes[10];
    value_put(bytes, n);
    return kind == WORD  ? backmem_word_save(&it.word, (uint16_t)n)
           : kind == LOG ? backmem_log_append(&it.log, bytes)
                         : backmem_record_save(&it.record, bytes);
}

// The value that is there, of a log behind `skipped` newer ones; NONE.
static uint32_t value_get(uint32_t skipped) {
    uint8_t bytes[10];
    uint8_t want[10];
    uint16_t value = NONE;
    uint16_t cursor = 0;
    backmem_err_t err = BACKMEM_OK;
    if (kind == WORD) {
        err = backmem_word_load(&it.word, &value);
        bytes[0] = (uint8_t)value;
    } else if (kind == LOG) {
        for (uint32_t left = skipped + 1; left > 0 && !err; left--) {
            err = backmem_log_next(&it.log, &cursor, bytes);
        }
    } else {
        err = backmem_record_load(&it.record, bytes);
    }
    if (err) {
        CHECK_EQ(err, BACKMEM_ERR_EMPTY);
        return NONE;
    }
    value_put(want, bytes[0]);
    CHECK(kind == WORD || memcmp(bytes, want, payload_bytes()) == 0);
    return bytes[0];
}

// ---- what erases it ---------------------------------------------------------------

static uint32_t leaves; // 0: zeros, 1: ones, 2: noise, which a word could take for one

static uint32_t ways(void) {
    return kind == WORD ? 2 : 3;
}

static void erase(void) {
    for (uint32_t at = AT; at < AT + BYTES; at += 4) {
        room_put(at, leaves == 0 ? 0 : leaves == 1 ? UINT32_MAX : hostile_random());
    }
}

// ---- between two updates ----------------------------------------------------------

static void updates_after_an_erase_are_there_and_nothing_else(void) {
    for (kind = WORD; kind < KINDS; kind++) {
        for (uint32_t before = 0; before < 3 * PLACES; before++) {
            for (leaves = 0; leaves < ways(); leaves++) {
                room_begin();
                open_it();
                for (uint32_t n = 1; n <= before; n++) {
                    CHECK_EQ(update(n), BACKMEM_OK);
                }
                erase();
                CHECK_AT("kind, before, leaves", kind, before, leaves);
                CHECK_EQ(value_get(0), NONE);
                for (uint32_t n = 1; n <= 2 * PLACES + 1; n++) {
                    CHECK_EQ(update(100 + n), BACKMEM_OK);
                    for (uint32_t again = 0; again < 2; again++) {
                        const uint32_t there = kind != LOG  ? 1
                                               : n < PLACES ? n
                                                            : PLACES;
                        for (uint32_t back = 0; back < there; back++) {
                            CHECK_EQ(value_get(back), 100 + n - back);
                        }
                        CHECK(kind != LOG || value_get(there) == NONE);
                        if (n % 2 != 0) { // every other time by an object made anew
                            open_it();
                            CHECK(status == BACKMEM_KEPT
                                  || status == BACKMEM_RECOVERED);
                        }
                    }
                }
                CHECK_EQ(status, BACKMEM_KEPT); // all that was erased is written anew
            }
        }
    }
    CHECK_STR(hostile_fault(), "none");
}

static void the_panic_slot_takes_the_first_fault_after_an_erase(void) {
    uint8_t bytes[10];
    kind = LOG;
    for (leaves = 0; leaves < ways(); leaves++) {
        room_begin();
        open_it();
        value_put(bytes, 1);
        for (uint32_t n = 0; n < PLACES; n++) {
            CHECK_EQ(backmem_log_append_once(&it.log, bytes), BACKMEM_OK);
        }
        CHECK_EQ(backmem_log_append_once(&it.log, bytes), BACKMEM_ERR_FULL);
        erase();
        value_put(bytes, 2);
        CHECK_EQ(backmem_log_append_once(&it.log, bytes), BACKMEM_OK);
        open_it();
        CHECK_EQ(value_get(0), 2);
        CHECK_EQ(value_get(1), NONE);
    }
}

// ---- in the middle of an update ---------------------------------------------------

// Old values are gone; the new one is there or not, whatever was answered. The next
// update is as good as any.
static void an_erase_at_any_access_of_an_update_leaves_the_new_value_or_none(void) {
    for (kind = WORD; kind < KINDS; kind++) {
        for (uint32_t before = 0; before < 2 * PLACES; before++) {
            for (leaves = 0; leaves < ways(); leaves++) {
                for (uint32_t access = 1; access <= 24; access++) {
                    room_begin();
                    hostile_hook(false);
                    open_it();
                    for (uint32_t n = 1; n <= before; n++) {
                        CHECK_EQ(update(n), BACKMEM_OK);
                    }
                    hostile_interrupt_at(access, erase);
                    const backmem_err_t err = update(50);
                    CHECK_AT("kind, before, access", kind, before, access);
                    hostile_interrupt_at(0, NULL);
                    CHECK(err == BACKMEM_OK || err == BACKMEM_ERR_DROPPED);
                    const uint32_t now = value_get(0);
                    CHECK(now == 50 || now == NONE);
                    CHECK_EQ(update(60), BACKMEM_OK);
                    CHECK_EQ(value_get(0), 60);
                    open_it();
                    CHECK_EQ(value_get(0), 60);
                    const uint32_t second = value_get(1);
                    CHECK(kind != LOG || second == 50 || second == NONE);
                }
            }
        }
    }
    CHECK_STR(hostile_fault(), "none");
}

// ---- the boot ledger ----------------------------------------------------------------

static void an_erased_ledger_says_so_and_is_not_made_up(void) {
    backmem_boot_t boot;
    const backmem_place_t place = { &room.region, AT, BACKMEM_BOOT_BYTES };
    kind = RECORD;
    for (leaves = 0; leaves < 3; leaves++) {
        room_begin();
        CHECK_EQ(backmem_boot_open(&boot, place, &status), BACKMEM_OK);
        CHECK_EQ(backmem_boot_begin(&boot, 5), BACKMEM_OK);
        erase();
        hostile_forget();
        CHECK_EQ(backmem_boot_set_state(&boot, 7), BACKMEM_ERR_EMPTY);
        CHECK_EQ(backmem_boot_healthy(&boot), BACKMEM_ERR_EMPTY);
        CHECK_EQ(room_count(HOSTILE_STORE), 0);
        CHECK_EQ(backmem_boot_open(&boot, place, &status), BACKMEM_OK);
        CHECK_EQ(status, BACKMEM_COLD);
        CHECK_EQ(backmem_boot_begin(&boot, 6), BACKMEM_OK);
        CHECK_EQ(boot.boots, 1);
    }
}

// ---- a store ------------------------------------------------------------------------

static backmem_store_t store;

static void store_reopen(void) {
    const backmem_place_t place = { &room.region, AT, BYTES };
    CHECK_EQ(backmem_store_open(&store, place, 7, &status), BACKMEM_OK);
}

static uint32_t store_value(void) {
    uint32_t value = NONE;
    uint32_t size = 4;
    const backmem_err_t err =
        backmem_store_get(&store, backmem_key_number(1), &value, &size);
    CHECK(err == BACKMEM_OK || err == BACKMEM_ERR_EMPTY);
    return err == BACKMEM_OK ? value : NONE;
}

static bool erased;

static void erase_once(void) {
    erase();
    erased = true;
    hostile_forget();
}

static backmem_err_t store_set(uint32_t n) {
    return backmem_store_set(&store, backmem_key_number(1), &n, 4);
}

// At any access of a commit, appended or in a compaction, or before it. What is
// answered OK was not erased, or is found by open.
static void a_commit_over_an_erase_is_found_or_refused(void) {
    for (leaves = 0; leaves < 3; leaves++) {
        for (uint32_t before = 1; before < 14; before++) {
            for (uint32_t n = 0;; n++) {
                room_begin();
                store_reopen();
                for (uint32_t i = 1; i <= before; i++) {
                    CHECK_EQ(store_set(i), BACKMEM_OK);
                }
                hostile_forget();
                erased = false;
                if (n == 0) {
                    erase_once();
                } else {
                    hostile_interrupt_at(n, erase_once);
                }
                const backmem_err_t err = store_set(50);
                const bool looked = room_touched() != 0; // at what was erased
                hostile_interrupt_at(0, NULL);
                if (!erased) {
                    break; // the commit was through
                }
                CHECK_AT("leaves, before, access", leaves, before, n);
                store_reopen();
                const uint32_t value = store_value();
                CHECK(value == 50 || value == NONE);
                CHECK(err != BACKMEM_OK || value == 50 || !looked);
                CHECK_EQ(store_set(51), BACKMEM_OK);
                store_reopen();
                CHECK_EQ(store_value(), 51);
            }
        }
    }
    CHECK_STR(hostile_fault(), "none");
}

int main(void) {
    hostile_seed();
    RUN(updates_after_an_erase_are_there_and_nothing_else);
    RUN(the_panic_slot_takes_the_first_fault_after_an_erase);
    RUN(an_erase_at_any_access_of_an_update_leaves_the_new_value_or_none);
    RUN(a_commit_over_an_erase_is_found_or_refused);
    RUN(an_erased_ledger_says_so_and_is_not_made_up);
    return CHECK_EXIT();
}
