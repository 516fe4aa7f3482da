// The boot ledger: its bits, its limits, and each cut.
//
// SPDX-License-Identifier: MIT
#include "backmem/boot.h"
#include "check.h"
#include "hostile_cases.h"
#include "unit/format.h"

#define AT 16u

static backmem_boot_t boot;
static backmem_status_t status;

static backmem_err_t boot_open(uint32_t offset, uint32_t bytes) {
    const backmem_place_t place = { &room.region, offset, bytes };
    status = (backmem_status_t)9;
    return backmem_boot_open(&boot, place, &status);
}

// As a program does it, once in a boot.
static void begin(uint32_t bytes, uint32_t cause) {
    CHECK_EQ(boot_open(AT, bytes), BACKMEM_OK);
    CHECK_EQ(backmem_boot_begin(&boot, cause), BACKMEM_OK);
}

// A ledger as FORMAT.md says, as the only save so far.
static void ledger_put(bool small, uint32_t boots, uint32_t cause, uint32_t failures,
                       uint32_t state) {
    uint32_t words[3] = { boots, cause, failures | state << 16 };
    const uint32_t count = small ? 1 : 3;
    if (small) {
        words[0] = boots | failures << 16 | state << 20 | cause << 26;
    }
    for (uint32_t i = 0; i < count; i++) {
        room_put(AT + 4 * i, words[i]);
    }
    room_put(AT + 4 * count,
             format_commit(FORMAT_RECORD, 0, 1, 4 * count, words, count));
    room_put(AT + 4 * (2 * count + 1), 0);
}

// The part that the save behind it went into.
static void check_ledger(bool small, uint32_t boots, uint32_t cause, uint32_t failures,
                         uint32_t state) {
    const uint32_t count = small ? 1 : 3;
    const uint32_t at = AT + 4 * (count + 1);
    if (small) {
        CHECK_EQ(room_word(at), boots | failures << 16 | state << 20 | cause << 26);
    } else {
        CHECK_EQ(room_word(at), boots);
        CHECK_EQ(room_word(at + 4), cause);
        CHECK_EQ(room_word(at + 8), failures | state << 16);
    }
}

static void check_fields(uint32_t boots, uint32_t cause, uint32_t streak,
                         uint32_t state) {
    CHECK_EQ(boot.boots, boots);
    CHECK_EQ(boot.cause, cause);
    CHECK_EQ(boot.streak, streak);
    CHECK_EQ(boot.state, state);
}

static void boots_and_streaks_are_counted(void) {
    for (uint32_t bytes = 16; bytes <= 32; bytes += 16) {
        room_begin();
        begin(bytes, 3);
        CHECK_EQ(boot.record.shape.size, bytes == 16 ? 4 : 12);
        CHECK_EQ(status, BACKMEM_COLD);
        check_fields(1, 3, 0, 0);
        begin(bytes, 4);
        CHECK_EQ(status, BACKMEM_KEPT);
        check_fields(2, 4, 1, 0);
        CHECK_EQ(backmem_boot_set_state(&boot, 21), BACKMEM_OK);
        begin(bytes, 0);
        check_fields(3, 0, 2, 21);
        CHECK(backmem_boot_looping(&boot, 2));
        CHECK(!backmem_boot_looping(&boot, 3));
        CHECK_EQ(backmem_boot_healthy(&boot), BACKMEM_OK);
        begin(bytes, 5);
        check_fields(4, 5, 0, 21); // what it last said
        CHECK_EQ(backmem_boot_healthy(&boot), BACKMEM_OK);
        CHECK_EQ(backmem_boot_healthy(&boot), BACKMEM_OK);
        begin(bytes, 5);
        check_fields(5, 5, 0, 21);
        CHECK_STR(hostile_fault(), "none");
    }
}

static void the_ledger_is_stored_as_the_format_says(void) {
    for (uint32_t small = 0; small < 2; small++) {
        const uint32_t bytes = small != 0 ? 16 : 31 + 1;
        room_begin();
        ledger_put(small, 0x1234, 0x2a, 7, 0x15);
        begin(bytes, 0x3e);
        CHECK_EQ(status, BACKMEM_KEPT);
        check_fields(0x1235, 0x3e, 7, 0x15);
        check_ledger(small, 0x1235, 0x3e, 8, 0x15);
        ledger_put(small, 9, 8, 7, 6);
        CHECK_EQ(backmem_boot_healthy(&boot), BACKMEM_OK);
        check_ledger(small, 9, 8, 0, 6);
        ledger_put(small, 9, 8, 7, 6);
        CHECK_EQ(backmem_boot_set_state(&boot, 0x3d), BACKMEM_OK);
        check_ledger(small, 9, 8, 7, 0x3d);
    }
    // Numbers of more bits than the short form has.
    room_begin();
    ledger_put(false, 0x12345678, 0x9abcdef0, 0x1234, 0xfedc);
    begin(64, 0x89abcdef);
    check_fields(0x12345679, 0x89abcdef, 0x1234, 0xfedc);
    check_ledger(false, 0x12345679, 0x89abcdef, 0x1235, 0xfedc);
}

static void numbers_stop_at_their_limits(void) {
    room_begin();
    ledger_put(true, 0xffff, 0x3f, 0xf, 0x3f);
    begin(16, 64);
    check_fields(0xffff, 0x3f, 0xf, 0x3f);
    check_ledger(true, 0xffff, 0x3f, 0xf, 0x3f);
    ledger_put(true, 1, 0, 0, 0);
    CHECK_EQ(backmem_boot_set_state(&boot, 0xffff), BACKMEM_OK);
    check_ledger(true, 1, 0, 0, 0x3f);
    room_begin();
    ledger_put(false, UINT32_MAX, 0, 0xffff, 0xffff);
    begin(32, UINT32_MAX);
    check_fields(UINT32_MAX, UINT32_MAX, 0xffff, 0xffff);
    check_ledger(false, UINT32_MAX, UINT32_MAX, 0xffff, 0xffff);
}

// What a program sees that only looks, or that looks before it counts.
static void open_reads_and_begin_counts_once(void) {
    for (uint32_t bytes = 16; bytes <= 32; bytes += 16) {
        room_begin();
        CHECK_EQ(boot_open(AT, bytes), BACKMEM_OK);
        CHECK_EQ(status, BACKMEM_COLD);
        check_fields(0, 0, 0, 0);
        CHECK_EQ(backmem_boot_healthy(&boot), BACKMEM_ERR_EMPTY);
        CHECK_EQ(backmem_boot_set_state(&boot, 1), BACKMEM_ERR_EMPTY);
        CHECK_EQ(room_count(HOSTILE_STORE), 0);
        ledger_put(bytes == 16, 7, 3, 2, 5);
        hostile_forget();
        CHECK_EQ(boot_open(AT, bytes), BACKMEM_OK);
        CHECK_EQ(status, BACKMEM_KEPT);
        check_fields(7, 3, 2, 5);
        CHECK_EQ(room_count(HOSTILE_STORE), 0);
        CHECK_EQ(backmem_boot_begin(&boot, 4), BACKMEM_OK);
        check_fields(8, 4, 2, 5);
        hostile_forget();
        CHECK_EQ(backmem_boot_begin(&boot, 9), BACKMEM_OK);
        CHECK_EQ(room_touched(), 0);
        check_fields(8, 4, 2, 5);
        check_ledger(bytes == 16, 8, 4, 3, 5);
        // The streak that this boot met stays to be read; the next one begins anew.
        CHECK_EQ(backmem_boot_healthy(&boot), BACKMEM_OK);
        CHECK_EQ(backmem_boot_set_state(&boot, 6), BACKMEM_OK);
        check_fields(8, 4, 2, 6);
        begin(bytes, 1);
        check_fields(9, 1, 0, 6);
        // The application behind a bootloader that counted: without begin.
        CHECK_EQ(boot_open(AT, bytes), BACKMEM_OK);
        check_fields(9, 1, 1, 6);
        CHECK_EQ(backmem_boot_healthy(&boot), BACKMEM_OK);
        check_fields(9, 1, 0, 6);
        CHECK_EQ(backmem_boot_begin(&boot, 2), BACKMEM_OK);
        check_fields(10, 2, 0, 6);
        CHECK_EQ(boot_open(AT, bytes), BACKMEM_OK);
        check_fields(10, 2, 1, 6);
    }
}

static void wake(uint32_t bytes, uint32_t cause) {
    CHECK_EQ(boot_open(AT, bytes), BACKMEM_OK);
    CHECK_EQ(backmem_boot_wake(&boot, cause), BACKMEM_OK);
}

static void a_wake_up_is_no_failed_start(void) {
    for (uint32_t bytes = 16; bytes <= 32; bytes += 16) {
        room_begin();
        begin(bytes, 3);
        for (uint32_t boots = 2; boots < 50; boots++) { // and never healthy
            wake(bytes, 4);
            check_fields(boots, 4, 0, 0);
            if (boots % 2 == 0) { // of the two parts the one that is looked at
                check_ledger(bytes == 16, boots, 4, 1, 0);
            }
        }
        begin(bytes, 5);
        begin(bytes, 5);
        check_fields(51, 5, 2, 0);
        wake(bytes, 4); // the guard of a boot loop may sleep
        check_fields(52, 4, 2, 0);
        wake(bytes, 4);
        begin(bytes, 5);
        check_fields(54, 5, 3, 0);
        CHECK_EQ(backmem_boot_healthy(&boot), BACKMEM_OK);
        wake(bytes, 4);
        check_fields(55, 4, 0, 0);
        // Counted once, whichever comes first.
        hostile_forget();
        CHECK_EQ(backmem_boot_wake(&boot, 9), BACKMEM_OK);
        CHECK_EQ(backmem_boot_begin(&boot, 9), BACKMEM_OK);
        CHECK_EQ(room_touched(), 0);
        // One that is dropped changes nothing.
        begin(bytes, 5);
        CHECK_EQ(boot_open(AT, bytes), BACKMEM_OK);
        room_clock(false);
        CHECK_EQ(backmem_boot_wake(&boot, 4), BACKMEM_ERR_DROPPED);
        check_fields(56, 5, 2, 0);
        room_clock(true);
        CHECK_EQ(backmem_boot_wake(&boot, 4), BACKMEM_OK);
        check_fields(57, 4, 1, 0);
    }
}

static void a_wiped_ledger_is_cold(void) {
    room_begin();
    ledger_put(false, 7, 3, 2, 5);
    begin(32, 1);
    CHECK_EQ(backmem_boot_wipe(&boot), BACKMEM_OK);
    check_fields(0, 0, 0, 0);
    for (uint32_t at = AT; at < AT + 32; at += 4) {
        CHECK_EQ(room_word(at), 0);
    }
    CHECK_EQ(backmem_boot_healthy(&boot), BACKMEM_ERR_EMPTY);
    CHECK_EQ(backmem_boot_begin(&boot, 1), BACKMEM_OK);
    check_fields(1, 1, 0, 0);
}

static void check_refused(backmem_err_t err, backmem_err_t want, int line) {
    CHECK_AT("line", line, 0, 0);
    CHECK_EQ(err, want);
    CHECK_EQ(status, 9);
    check_fields(0, 0, 0, 0);
    CHECK_EQ(backmem_boot_begin(&boot, 1), BACKMEM_ERR_RANGE);
    CHECK_EQ(backmem_boot_healthy(&boot), BACKMEM_ERR_RANGE);
    CHECK_EQ(backmem_boot_set_state(&boot, 1), BACKMEM_ERR_RANGE);
    CHECK_EQ(backmem_boot_wipe(&boot), BACKMEM_ERR_RANGE);
    CHECK(!backmem_boot_looping(&boot, 1));
    check_fields(0, 0, 0, 0);
    CHECK_EQ(room_touched(), 0);
}
#define REFUSED(call, err) check_refused(call, BACKMEM_ERR_##err, __LINE__)

static void errors_are_told(void) {
    room_begin();
    REFUSED(boot_open(AT, 15), SIZE);
    REFUSED(boot_open(AT, 0), SIZE);
    REFUSED(boot_open(AT + 1, 16), ALIGN);
    REFUSED(boot_open(ROOM_BYTES - 12, 16), RANGE);
    room.desc.width = 2;
    REFUSED(boot_open(AT, 16), UNSUPPORTED);
    // Not counted, and the next call tries again.
    room_begin();
    ledger_put(false, 5, 0, 2, 1);
    CHECK_EQ(boot_open(AT, 32), BACKMEM_OK);
    room_clock(false);
    CHECK_EQ(backmem_boot_begin(&boot, 4), BACKMEM_ERR_DROPPED);
    check_fields(5, 0, 2, 1);
    room_clock(true);
    CHECK_EQ(backmem_boot_begin(&boot, 4), BACKMEM_OK);
    check_fields(6, 4, 2, 1);
    room_clock(false);
    CHECK_EQ(boot_open(AT, 32), BACKMEM_OK);
    CHECK_EQ(status, BACKMEM_COLD); // what loads without a clock give
    room_clock(true);
    begin(32, 0);
    check_fields(7, 0, 3, 1);
}

static backmem_region_t region;

static void begin_cut(void *bytes) {
    const backmem_place_t place = { &region, 4, *(const uint32_t *)bytes };
    CHECK_EQ(backmem_boot_open(&boot, place, &status), BACKMEM_OK);
    CHECK_EQ(backmem_boot_begin(&boot, 6), BACKMEM_OK);
}

// Counted or not, never another number, on every kind of memory; two cuts in a row.
static void a_cut_boot_is_counted_or_not(void) {
    for (size_t i = 0; i < hostile_case_count; i++) {
        const hostile_case_t *c = &hostile_cases[i];
        const bool words = c->desc.width == c->desc.stride && c->desc.base % 4 == 0;
        for (uint32_t k = 0; words && k < 2 * 5; k++) {
            uint32_t bytes = k % 2 != 0 ? 16 : 32;
            bool done = false;
            for (uint32_t stores = 0; !done && stores < 100; stores++) {
                uint32_t counted = k / 2;
                case_begin(c, &region);
                for (uint32_t n = 0; n < counted; n++) {
                    begin_cut(&bytes);
                }
                CHECK_AT(c->name, counted, stores, bytes);
                for (uint32_t tries = 0; tries < 2; tries++) {
                    done = hostile_run(stores, begin_cut, &bytes);
                    case_reset(c);
                    CHECK_EQ(backmem_region_open(&region, &c->desc), BACKMEM_OK);
                    const backmem_place_t place = { &region, 4, bytes };
                    CHECK_EQ(backmem_boot_open(&boot, place, &status), BACKMEM_OK);
                    CHECK(boot.boots == counted + 1
                          || (!done && boot.boots == counted));
                    counted = boot.boots;
                }
                CHECK_STR(hostile_fault(), "none");
            }
            CHECK(done);
        }
    }
}

int main(void) {
    hostile_seed();
    RUN(boots_and_streaks_are_counted);
    RUN(the_ledger_is_stored_as_the_format_says);
    RUN(numbers_stop_at_their_limits);
    RUN(open_reads_and_begin_counts_once);
    RUN(a_wake_up_is_no_failed_start);
    RUN(a_wiped_ledger_is_cold);
    RUN(errors_are_told);
    RUN(a_cut_boot_is_counted_or_not);
    return CHECK_EXIT();
}
