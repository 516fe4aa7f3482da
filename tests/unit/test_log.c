// Logs: images by hand after FORMAT.md, what is stored, cuts on every kind of memory,
// fault handlers, errors.
//
// SPDX-License-Identifier: MIT
#include "backmem/log.h"
#include "check.h"
#include "hostile_cases.h"
#include "unit/format.h"

#include <setjmp.h>

#define AT     8u // of the log in the region
#define PLACES 5u

static backmem_log_t it;
static backmem_status_t status;

// ---- images, by hand -------------------------------------------------------------

// Entry n of `size` bytes; n is in each of them.
static void entry(uint8_t *bytes, uint32_t n, uint32_t size) {
    for (uint32_t i = 0; i < size; i++) {
        bytes[i] = (uint8_t)(7 * n + i);
    }
}

static uint32_t place_at(uint32_t place, uint32_t size) {
    return AT + place * 4 * (format_words(size) + 1);
}

static void place_put(uint32_t place, uint32_t phase, uint32_t n, uint32_t size) {
    uint8_t bytes[64];
    uint32_t words[16];
    const uint32_t count = format_words(size);
    entry(bytes, n, size);
    format_pack(words, bytes, size);
    for (uint32_t i = 0; i < count; i++) {
        room_put(place_at(place, size) + 4 * i, words[i]);
    }
    room_put(place_at(place, size) + 4 * count,
             format_commit(FORMAT_LOG, place, phase, size, words, count));
}

static void place_end(uint32_t place, uint32_t word) {
    room_put(place_at(place, 6) + 8, word);
}

static void open_log(const backmem_region_t *region, uint32_t bytes, uint16_t size) {
    status = (backmem_status_t)9;
    CHECK_EQ(
        backmem_log_open(&it, (backmem_place_t){ region, AT, bytes }, size, &status),
        BACKMEM_OK);
}

// The entries, newest first: numbers of one digit.
static const char *walk(void) {
    static char digits[80];
    uint16_t cursor = 0;
    size_t count = 0;
    uint8_t got[64], want[64];
    while (count < sizeof digits - 1
           && backmem_log_next(&it, &cursor, got) == BACKMEM_OK) {
        uint32_t n = 0;
        const uint32_t size = it.entries.shape.size;
        for (entry(want, n, size); n < 9 && memcmp(got, want, size) != 0;) {
            entry(want, ++n, size);
        }
        CHECK_MEM(got, want, size);
        digits[count++] = (char)('0' + n);
    }
    digits[count] = '\0';
    got[0] = 0x77;
    CHECK_EQ(backmem_log_next(&it, &cursor, got), BACKMEM_ERR_EMPTY);
    CHECK_EQ(got[0], 0x77);
    return digits;
}

// An image in words: for each place `a` or `b` an entry with phase 1 or 2, `t` TORN,
// `x` garbage, `0` zero, `.` noise. The n-th place holds entry n + 1.
static void image_put(const char *image) {
    room_begin();
    for (uint32_t place = 0; image[place] != '\0'; place++) {
        const char what = image[place];
        place_put(place, what == 'b' ? 2 : 1, place + 1, 6);
        if (what == 't') {
            place_end(place, FORMAT_TORN);
        } else if (what == '0') {
            place_end(place, 0);
        } else if (what == 'x' || what == '.') {
            place_end(place, hostile_random() << 2 | (what == 'x' ? 1 : 3));
        }
    }
}

static void every_image_is_read_as_the_format_says(void) {
    static const struct {
        const char *image, *walk;
        backmem_status_t status;
        uint32_t lost, place, phase; // the next entry's place and phase
    } images[] = {
        { ".....", "", BACKMEM_COLD, 0, 0, 1 },
        { "00000", "", BACKMEM_COLD, 0, 0, 1 },
        { "t....", "", BACKMEM_COLD, 1, 0, 1 },
        { "a....", "1", BACKMEM_KEPT, 0, 1, 1 },
        { "at...", "1", BACKMEM_RECOVERED, 1, 1, 1 },
        { "aa...", "21", BACKMEM_KEPT, 0, 2, 1 },
        { "b0000", "1", BACKMEM_KEPT, 0, 1, 2 },
        { "xa...", "2", BACKMEM_RECOVERED, 1, 2, 1 },
        { "axa..", "31", BACKMEM_RECOVERED, 1, 3, 1 },
        { "aaaa.", "4321", BACKMEM_KEPT, 0, 4, 1 },
        { "aaaaa", "54321", BACKMEM_KEPT, 0, 0, 2 },
        { "bbbbb", "54321", BACKMEM_KEPT, 0, 0, 1 },
        { "taaaa", "5432", BACKMEM_RECOVERED, 1, 0, 2 },
        { "tbbbb", "5432", BACKMEM_RECOVERED, 1, 0, 1 },
        { "baaaa", "15432", BACKMEM_KEPT, 0, 1, 2 },
        { "btaaa", "1543", BACKMEM_RECOVERED, 1, 1, 2 },
        { "bbaaa", "21543", BACKMEM_KEPT, 0, 2, 2 },
        { "bbbba", "43215", BACKMEM_KEPT, 0, 4, 2 },
        { "aaaab", "43215", BACKMEM_KEPT, 0, 4, 1 },
        { "bbbbt", "4321", BACKMEM_RECOVERED, 1, 4, 2 },
        { "bbxaa", "2154", BACKMEM_RECOVERED, 1, 2, 2 },
        { "bbaax", "2143", BACKMEM_RECOVERED, 1, 2, 2 },
        { "xbaaa", "2543", BACKMEM_RECOVERED, 1, 2, 2 },
        { "xxaaa", "543", BACKMEM_RECOVERED, 2, 0, 2 },
        { "bxxxa", "15", BACKMEM_RECOVERED, 3, 1, 2 },
        { "b0b0b", "531", BACKMEM_RECOVERED, 2, 0, 1 },
        // No log of ours: from the first other phase on all is of the round before.
        { "bbaba", "21543", BACKMEM_KEPT, 0, 2, 2 },
    };
    for (size_t i = 0; i < sizeof images / sizeof images[0]; i++) {
        image_put(images[i].image);
        CHECK_AT(images[i].image, (intmax_t)i, 0, 0);
        hostile_forget();
        open_log(&room.region, PLACES * 12 + 11, 6);
        CHECK_STR(walk(), images[i].walk);
        CHECK_EQ(room_count(HOSTILE_STORE), 0);
        CHECK_EQ(status, images[i].status);
        CHECK_EQ(it.lost, images[i].lost);
        CHECK_EQ(it.count, PLACES);
        // Where the next one goes, bit by bit.
        uint8_t bytes[6];
        entry(bytes, 9, 6);
        CHECK_EQ(backmem_log_append(&it, bytes), BACKMEM_OK);
        uint8_t after[PLACES * 12], want[PLACES * 12];
        hostile_peek_all(ROOM_START + AT, after, sizeof after);
        place_put(images[i].place, images[i].phase, 9, 6);
        hostile_peek_all(ROOM_START + AT, want, sizeof want);
        CHECK_MEM(after, want, sizeof want);
        CHECK(walk()[0] == '9');
        CHECK_STR(hostile_fault(), "none");
    }
}

// ---- appends ---------------------------------------------------------------------

// Three rounds and more, against a list; each append costs its payload and two stores,
// and a log that is opened again goes on in the same place.
static void appends_go_round_and_round(void) {
    for (uint16_t size = 1; size <= 13; size++) {
        for (uint32_t places = 1; places <= 6; places++) {
            const uint32_t bytes = BACKMEM_LOG_BYTES(size, places);
            CHECK_EQ(bytes, places * 4 * (format_words(size) + 1));
            room_begin();
            open_log(&room.region, bytes, size);
            CHECK_EQ(status, BACKMEM_COLD);
            char want[80] = "";
            for (uint32_t n = 0; n < 4 * places + 1; n++) {
                uint8_t room_for[20];
                uint8_t *source = room_for + n % 4;
                entry(source, n % 9, size);
                hostile_forget();
                CHECK_AT("size, places, n", size, places, n);
                CHECK_EQ(backmem_log_append(&it, source), BACKMEM_OK);
                CHECK_EQ(room_count(HOSTILE_STORE), format_words(size) + 2);
                memmove(want + 1, want, places - 1);
                want[0] = (char)('0' + n % 9);
                CHECK_STR(walk(), want);
                if (n % 3 == 0) {
                    open_log(&room.region, bytes, size);
                    CHECK_EQ(status, BACKMEM_KEPT);
                    CHECK_STR(walk(), want);
                }
            }
            const uint32_t rounds = places == 1 ? 5 : 4; // of the last place
            CHECK_EQ(room_word(AT + bytes - 4) & 3, rounds % 2 == 1 ? 1 : 2);
        }
    }
}

static void the_first_entry_wins_until_it_is_wiped(void) {
    uint8_t bytes[6];
    for (uint32_t places = 1; places <= 3; places++) {
        room_begin();
        open_log(&room.region, places * 12, 6);
        for (uint32_t n = 0; n < places; n++) {
            entry(bytes, n, 6);
            CHECK_EQ(backmem_log_append_once(&it, bytes), BACKMEM_OK);
        }
        for (uint32_t again = 0; again < 3; again++) {
            entry(bytes, 8, 6);
            hostile_forget();
            CHECK_EQ(backmem_log_append_once(&it, bytes), BACKMEM_ERR_FULL);
            CHECK_EQ(room_count(HOSTILE_STORE), 0);
            CHECK_STR(walk(), &"210"[3 - places]);
            open_log(&room.region, places * 12, 6);
        }
        // Damage makes room, a plain append always has it.
        place_end(0, 0);
        CHECK_EQ(backmem_log_append_once(&it, bytes), BACKMEM_OK);
        CHECK_EQ(backmem_log_append(&it, bytes), BACKMEM_OK);
        CHECK_EQ(backmem_log_wipe(&it), BACKMEM_OK);
        CHECK_STR(walk(), "");
        for (uint32_t at = AT; at < AT + places * 12; at += 4) {
            CHECK_EQ(room_word(at), 0);
        }
        CHECK_EQ(backmem_log_append_once(&it, bytes), BACKMEM_OK);
        CHECK_STR(walk(), "8");
    }
}

// ---- handlers --------------------------------------------------------------------

static jmp_buf never_returned;

static void append_one(uint32_t n) {
    uint8_t bytes[6];
    entry(bytes, n, 6);
    CHECK_EQ(backmem_log_append(&it, bytes), BACKMEM_OK);
}

static void handler(void) {
    append_one(8);
}

static void fault_handler(void) {
    append_one(8);
    longjmp(never_returned, 1);
}

static void append_seven(void) {
    append_one(7);
}

// False when a fault handler took over.
static bool returned(void (*body)(void)) {
    if (setjmp(never_returned) != 0) {
        return false;
    }
    body();
    return true;
}

// `newest` in front of what the log had before, as far as there is room.
static void check_in_front(const char *newest, const char *before) {
    char want[2 * PLACES + 3];
    snprintf(want, sizeof want, "%s%s", newest, before);
    want[PLACES] = '\0';
    CHECK_STR(walk(), want);
}

#define ACCESSES 10u // TORN, two words, commit word, a look at each, two barriers

// A handler before each access of an append, at each place of two rounds.
static void handlers_leave_all_entries(void) {
    for (uint32_t i = 0; i < (2 * PLACES + 1) * ACCESSES * 2; i++) {
        const bool returns = i % 2 == 0;
        char before[PLACES + 1];
        room_begin();
        open_log(&room.region, PLACES * 12, 6);
        for (uint32_t n = 0; n < i / 2 / ACCESSES; n++) {
            append_one(n % 7);
        }
        snprintf(before, sizeof before, "%s", walk());
        CHECK_AT(returns ? "returns" : "never returns", i / 2 / ACCESSES,
                 1 + i / 2 % ACCESSES, 0);
        hostile_hook(returns);
        hostile_interrupt_at(1 + i / 2 % ACCESSES, returns ? handler : fault_handler);
        if (returned(append_seven)) {
            CHECK(returns); // or it did not come
            check_in_front("87", before);
        }
        hostile_reset();
        open_log(&room.region, PLACES * 12, 6);
        check_in_front(returns ? "87" : "8", before);
        CHECK_STR(hostile_fault(), "none");
    }
}

// The panic slot is asked by the main program and then by its fault handler.
static void fault_once(void) {
    uint8_t bytes[6];
    entry(bytes, 8, 6);
    const backmem_err_t err = backmem_log_append_once(&it, bytes);
    CHECK(err == BACKMEM_OK || err == BACKMEM_ERR_FULL);
    longjmp(never_returned, 1);
}

static void append_once(void) {
    uint8_t bytes[6];
    entry(bytes, 7, 6);
    CHECK_EQ(backmem_log_append_once(&it, bytes), BACKMEM_OK);
}

static void the_first_fault_wins_over_one_inside_of_it(void) {
    for (uint32_t access = 1; access <= 1 + ACCESSES; access++) {
        room_begin();
        room_fill(AT, 0, 12); // so that a first look is one load
        open_log(&room.region, 12, 6);
        hostile_hook(false);
        hostile_interrupt_at(access, fault_once);
        CHECK(!returned(append_once));
        hostile_reset();
        open_log(&room.region, 12, 6);
        CHECK_AT("access", access, 0, 0);
        // Only the last look comes after the first one's commit word.
        CHECK_STR(walk(), access == 1 + ACCESSES ? "7" : "8");
    }
}

// ---- cuts ------------------------------------------------------------------------

static struct {
    const hostile_case_t *c;
    backmem_region_t region;
} now;

static void append_cut(void *argument) {
    append_one(*(const uint32_t *)argument);
}

static void wipe_cut(void *argument) {
    (void)argument;
    CHECK_EQ(backmem_log_wipe(&it), BACKMEM_OK);
}

static void restart(uint32_t places) {
    case_reset(now.c);
    CHECK_EQ(backmem_region_open(&now.region, &now.c->desc), BACKMEM_OK);
    open_log(&now.region, places * 12, 6);
}

// A log with entries 0 to n - 1, on memory that held noise.
static void fill_case(const hostile_case_t *c, uint32_t places, uint32_t n) {
    now.c = c;
    case_begin(c, &now.region);
    open_log(&now.region, places * 12, 6);
    for (uint32_t i = 0; i < n; i++) {
        append_one(i);
    }
}

static bool case_holds_words(const hostile_case_t *c) {
    return c->desc.width == c->desc.stride && c->desc.base % 4 == 0;
}

// All entries but the oldest are there, the new one too or not; then a second append
// is cut as well, and all is as if the first one had not been tried.
static void a_cut_append_loses_the_oldest_entry_at_most(void) {
    for (size_t i = 0; i < hostile_case_count; i++) {
        for (uint32_t k = 0; case_holds_words(&hostile_cases[i]) && k < 4 * 9; k++) {
            const uint32_t places = 1 + k % 4;
            const uint32_t n = k / 4; // entries before
            bool done = false;
            for (uint32_t stores = 0; !done && stores < 100; stores++) {
                uint32_t number = n;
                bool here = false;
                fill_case(&hostile_cases[i], places, n);
                CHECK_AT(now.c->name, places, n, stores);
                for (uint32_t tries = 0; tries < 2 && !here; tries++) {
                    done = hostile_run(stores, append_cut, &number);
                    restart(places);
                    const char *got = walk();
                    here = got[0] == (char)('0' + n);
                    CHECK(here || !done);
                    const uint32_t newest = here ? n + 1 : n;
                    const size_t least = n < places - 1 ? n : places - 1;
                    CHECK(strlen(got) >= least + (here ? 1 : 0));
                    for (uint32_t e = 0; got[e] != '\0'; e++) {
                        CHECK_EQ(got[e], '0' + newest - 1 - e);
                    }
                }
                CHECK_STR(hostile_fault(), "none");
            }
            CHECK(done);
        }
    }
}

// The newest entries stay to the end; then every byte is zero.
static void a_cut_wipe_loses_the_oldest_entries(void) {
    for (size_t i = 0; i < hostile_case_count; i++) {
        for (uint32_t n = 0; case_holds_words(&hostile_cases[i]) && n < 9; n++) {
            bool done = false;
            size_t left = 9;
            for (uint32_t stores = 0; !done && stores < 300; stores++) {
                fill_case(&hostile_cases[i], 4, n);
                CHECK_AT(now.c->name, n, stores, 0);
                done = hostile_run(stores, wipe_cut, NULL);
                restart(4);
                const char *got = walk();
                CHECK(strlen(got) <= left);
                left = strlen(got);
                for (uint32_t e = 0; e < left; e++) {
                    CHECK_EQ(got[e], '0' + n - 1 - e);
                }
            }
            CHECK(done && left == 0);
            CHECK_EQ(status, BACKMEM_COLD);
            for (uint32_t at = AT; at < AT + 48; at++) {
                CHECK_EQ(hostile_peek(case_address(now.c, at)), 0);
            }
        }
    }
}

// ---- errors ----------------------------------------------------------------------

// Not open: nothing is touched, and there is nothing.
static void check_shut(void) {
    uint8_t bytes[6] = { 1 };
    uint16_t cursor = 0;
    CHECK_EQ(backmem_log_append(&it, bytes), BACKMEM_ERR_RANGE);
    CHECK_EQ(backmem_log_append_once(&it, bytes), BACKMEM_ERR_RANGE);
    CHECK_EQ(backmem_log_next(&it, &cursor, bytes), BACKMEM_ERR_EMPTY);
    CHECK_EQ(backmem_log_wipe(&it), BACKMEM_ERR_RANGE);
    CHECK(bytes[0] == 1 && cursor == 0 && it.lost == 0);
    CHECK_EQ(room_touched(), 0);
}

static void errors_touch_nothing(void) {
    static const struct {
        uint32_t offset, bytes;
        uint16_t size;
        uint8_t width;
        backmem_err_t err;
    } bad[] = {
        { 0, 64, 0, 4, BACKMEM_ERR_SIZE },
        { 0, ROOM_BYTES, 4093, 4, BACKMEM_ERR_SIZE },
        { 0, ROOM_BYTES, UINT16_MAX, 4, BACKMEM_ERR_SIZE },
        { 0, 11, 6, 4, BACKMEM_ERR_SIZE },
        { 0, 0, 1, 4, BACKMEM_ERR_SIZE },
        { 2, 64, 6, 4, BACKMEM_ERR_ALIGN },
        { 4, ROOM_BYTES - 3, 6, 4, BACKMEM_ERR_RANGE },
        { UINT32_MAX - 3, 64, 6, 4, BACKMEM_ERR_RANGE },
        { 0, 64, 6, 2, BACKMEM_ERR_UNSUPPORTED },
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        room_begin();
        room.desc.width = bad[i].width;
        CHECK_AT("line", (intmax_t)i, 0, 0);
        CHECK_EQ(backmem_log_open(
                     &it,
                     (backmem_place_t){ &room.region, bad[i].offset, bad[i].bytes },
                     bad[i].size, &status),
                 bad[i].err);
        check_shut();
    }
    it = (backmem_log_t){ .count = 0 }; // never opened
    check_shut();
    room_begin();
    const backmem_place_t all = { &room.region, 0, ROOM_BYTES }; // the largest entry
    CHECK_EQ(backmem_log_open(&it, all, BACKMEM_LOG_SIZE_MAX, &status), BACKMEM_OK);
    CHECK_EQ(it.count, 1);
}

// The clock is shut and comes back: what was there is there, the next append as well.
static void dropped_stores_are_told_and_lose_nothing(void) {
    for (uint32_t n = 0; n < 2 * PLACES; n++) {
        uint8_t bytes[6] = { 0 };
        char before[PLACES + 1];
        room_begin();
        open_log(&room.region, PLACES * 12, 6);
        for (uint32_t i = 0; i < n; i++) {
            append_one(i % 7);
        }
        snprintf(before, sizeof before, "%s", walk());
        room_clock(false);
        CHECK_EQ(backmem_log_append(&it, bytes), BACKMEM_ERR_DROPPED);
        room_clock(true);
        CHECK_STR(walk(), before);
        append_one(8);
        check_in_front("8", before);
        open_log(&room.region, PLACES * 12, 6);
        check_in_front("8", before);
    }
}

int main(void) {
    hostile_seed();
    RUN(every_image_is_read_as_the_format_says);
    RUN(appends_go_round_and_round);
    RUN(the_first_entry_wins_until_it_is_wiped);
    RUN(handlers_leave_all_entries);
    RUN(the_first_fault_wins_over_one_inside_of_it);
    RUN(a_cut_append_loses_the_oldest_entry_at_most);
    RUN(a_cut_wipe_loses_the_oldest_entries);
    RUN(errors_touch_nothing);
    RUN(dropped_stores_are_told_and_lose_nothing);
    return CHECK_EXIT();
}
