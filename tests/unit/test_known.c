// What is known about regions, chips and errors without touching hardware.
//
// SPDX-License-Identifier: MIT
#include "backmem/chip.h"
#include "backmem/place.h"
#include "check.h"
#include "hostile.h"

#include <limits.h>

// ---- retention --------------------------------------------------------------

static void survives_answers_for_each_event(void) {
    const backmem_region_desc_t row = {
        .survives = BACKMEM_SURVIVES(YES, NO, UNKNOWN, YES, YES, NO),
    };
    const backmem_region_desc_t other = {
        .survives = BACKMEM_SURVIVES(NO, UNKNOWN, YES, NO, UNKNOWN, YES),
    };
    const backmem_answer_t want[][2] = {
        { BACKMEM_YES, BACKMEM_NO },      { BACKMEM_NO, BACKMEM_UNKNOWN },
        { BACKMEM_UNKNOWN, BACKMEM_YES }, { BACKMEM_YES, BACKMEM_NO },
        { BACKMEM_YES, BACKMEM_UNKNOWN }, { BACKMEM_NO, BACKMEM_YES },
    };
    const backmem_event_t events[] = {
        BACKMEM_EVENT_SOFT_RESET, BACKMEM_EVENT_WATCHDOG,     BACKMEM_EVENT_RESET_PIN,
        BACKMEM_EVENT_DEEP_SLEEP, BACKMEM_EVENT_VDD_LOSS_BAT, BACKMEM_EVENT_VDD_LOSS,
    };
    CHECK_EQ(BACKMEM_EVENT_COUNT, 6);
    for (size_t i = 0; i < 6; i++) {
        CHECK_AT("event", (intmax_t)i, 0, 0);
        CHECK_EQ(backmem_desc_survives(&row, events[i]), want[i][0]);
        CHECK_EQ(backmem_desc_survives(&other, events[i]), want[i][1]);
    }
}

// Nobody said anything: nobody promised anything.
static void survives_is_unknown_in_an_empty_row(void) {
    const backmem_region_desc_t row = { .name = "EMPTY" };
    for (int event = 0; event < BACKMEM_EVENT_COUNT; event++) {
        CHECK_EQ(backmem_desc_survives(&row, (backmem_event_t)event), BACKMEM_UNKNOWN);
    }
}

// ---- free runs --------------------------------------------------------------

#define BYTES     48u
#define SPANS_MAX 4u

// The row's free runs, found byte by byte.
static uint32_t runs_expected(const backmem_region_desc_t *row, uint32_t bytes,
                              uint32_t runs[][2]) {
    bool owned[BYTES] = { false };
    for (uint8_t i = 0; i < row->reserved_count; i++) {
        const backmem_reserved_t *span = &row->reserved[i];
        const uint32_t end = span->bytes == 0 ? bytes : span->offset + span->bytes;
        for (uint32_t at = span->offset; at < end && at < bytes; at++) {
            if (span->when != BACKMEM_WHEN_TRANSIENT) {
                owned[at - at % row->width] = true; // one byte takes its unit
            }
        }
    }
    uint32_t count = 0;
    bool open = false;
    for (uint32_t at = 0; at < bytes; at += row->width) {
        if (!owned[at] && !open) {
            runs[count][0] = at;
            runs[count++][1] = 0;
        }
        open = !owned[at];
        if (open) {
            runs[count - 1][1] += row->width;
        }
    }
    return count;
}

static void check_runs(const backmem_region_desc_t *row, uint32_t bytes) {
    const backmem_region_t region = { .desc = row,
                                      .base = 0x20000000u,
                                      .bytes = bytes };
    uint32_t runs[BYTES][2];
    const uint32_t count = runs_expected(row, bytes, runs);
    for (uint32_t n = 0; n < count; n++) {
        backmem_place_t run = { NULL, 12345, 12345 };
        CHECK(backmem_region_unowned(&region, n, &run));
        CHECK(run.region == &region);
        CHECK_EQ(run.offset, runs[n][0]);
        CHECK_EQ(run.bytes, runs[n][1]);
    }
    backmem_place_t run = { NULL, 12345, 12345 };
    CHECK(!backmem_region_unowned(&region, count, &run));
    CHECK(!backmem_region_unowned(&region, count + 1, &run));
    CHECK(!backmem_region_unowned(&region, UINT32_MAX, &run));
}

// One layout and what it should give, typed by hand, so that the search above is
// judged too.
static void unowned_gives_the_runs_between_owners(void) {
    const backmem_reserved_t spans[] = {
        { 0, 4, BACKMEM_WHEN_BOOTLOADER }, { 8, 4, BACKMEM_WHEN_TRANSIENT },
        { 12, 4, BACKMEM_WHEN_BOARD },     { 16, 8, BACKMEM_WHEN_ALWAYS },
        { 40, 0, BACKMEM_WHEN_FIRMWARE },
    };
    const backmem_region_desc_t row = {
        .width = 4, .stride = 4, .reserved = spans, .reserved_count = 5
    };
    const backmem_region_t region = { .desc = &row, .bytes = 64 };
    backmem_place_t run;
    CHECK(backmem_region_unowned(&region, 0, &run));
    CHECK_EQ(run.offset, 4);
    CHECK_EQ(run.bytes, 8);
    CHECK(backmem_region_unowned(&region, 1, &run));
    CHECK_EQ(run.offset, 24);
    CHECK_EQ(run.bytes, 16);
    CHECK(!backmem_region_unowned(&region, 2, &run));
}

static void unowned_gives_a_region_without_owners_whole(void) {
    const backmem_region_desc_t row = { .width = 4, .stride = 4 };
    check_runs(&row, BYTES);
    const backmem_region_t region = { .desc = &row, .bytes = BYTES };
    backmem_place_t run;
    CHECK(backmem_region_unowned(&region, 0, &run));
    CHECK_EQ(run.offset, 0);
    CHECK_EQ(run.bytes, BYTES);
}

static void unowned_gives_nothing_when_all_is_owned(void) {
    const backmem_reserved_t all = { 0, 0, BACKMEM_WHEN_FIRMWARE };
    const backmem_region_desc_t row = {
        .width = 1, .stride = 1, .reserved = &all, .reserved_count = 1
    };
    check_runs(&row, BYTES);
    check_runs(&row, 0);
}

// A random row: up to four spans, sorted, some touching, some transient.
static void random_row(backmem_region_desc_t *row, backmem_reserved_t *spans) {
    const uint8_t shapes[][2] = { { 1, 1 }, { 4, 4 }, { 2, 4 }, { 1, 4 } };
    const uint8_t *shape = shapes[hostile_random() % 4];
    uint32_t at = hostile_random() % 12;
    uint8_t count = 0;
    while (count < SPANS_MAX && at < BYTES) {
        const uint32_t room = BYTES - at;
        uint32_t bytes = 1 + hostile_random() % 12;
        bytes = bytes > room ? room : bytes;
        const bool to_end = hostile_random() % 8 == 0;
        spans[count] =
            (backmem_reserved_t){ .offset = (uint16_t)at,
                                  .bytes = to_end ? 0 : (uint16_t)bytes,
                                  .when = (backmem_when_t)(hostile_random() % 5) };
        count++;
        at = to_end ? BYTES : at + bytes + hostile_random() % 3 * 4;
    }
    *row = (backmem_region_desc_t){ .width = shape[0],
                                    .stride = shape[1],
                                    .reserved = spans,
                                    .reserved_count = count };
}

static void unowned_gives_whole_units_for_any_owners(void) {
    for (int i = 0; i < 20000; i++) {
        backmem_region_desc_t row;
        backmem_reserved_t spans[SPANS_MAX];
        random_row(&row, spans);
        CHECK_AT("row", i, row.width, row.reserved_count);
        check_runs(&row, BYTES);
        // A region may be smaller than what its row was written for.
        check_runs(&row, BYTES / 2);
        check_runs(&row, 0);
    }
}

// ---- chips ------------------------------------------------------------------

static const backmem_region_desc_t rows[] = { { .name = "BKPSRAM" },
                                              { .name = "RTC_BKP" },
                                              { .name = "BKP" } };

static void chip_row_finds_a_row_by_its_whole_name(void) {
    const backmem_chip_t chip = { .name = "test", .regions = rows, .region_count = 3 };
    CHECK(backmem_chip_region(&chip, "BKPSRAM") == &rows[0]);
    CHECK(backmem_chip_region(&chip, "RTC_BKP") == &rows[1]);
    CHECK(backmem_chip_region(&chip, "BKP") == &rows[2]);
}

static void chip_row_gives_null_for_any_other_name(void) {
    const backmem_chip_t chip = { .name = "test", .regions = rows, .region_count = 3 };
    const backmem_chip_t bare = { .name = "bare", .regions = rows, .region_count = 0 };
    CHECK(backmem_chip_region(&chip, "") == NULL);
    CHECK(backmem_chip_region(&chip, "B") == NULL);
    CHECK(backmem_chip_region(&chip, "BKPSRAM2") == NULL);
    CHECK(backmem_chip_region(&chip, "bkpsram") == NULL);
    CHECK(backmem_chip_region(&chip, "RTC_BKQ") == NULL);
    CHECK(backmem_chip_region(&bare, "BKPSRAM") == NULL);
}

// ---- errors -----------------------------------------------------------------

// Typed from error.h: the numbers are frozen, they reach logs and Python.
static void err_name_knows_every_error(void) {
    const struct {
        int number;
        backmem_err_t err;
        const char *name;
    } errors[] = {
        { 0, BACKMEM_OK, "OK" },
        { -1, BACKMEM_ERR_RANGE, "RANGE" },
        { -2, BACKMEM_ERR_SIZE, "SIZE" },
        { -3, BACKMEM_ERR_ALIGN, "ALIGN" },
        { -4, BACKMEM_ERR_TIMEOUT, "TIMEOUT" },
        { -5, BACKMEM_ERR_LOCKED, "LOCKED" },
        { -6, BACKMEM_ERR_DROPPED, "DROPPED" },
        { -7, BACKMEM_ERR_UNSUPPORTED, "UNSUPPORTED" },
        { -8, BACKMEM_ERR_FULL, "FULL" },
        { -9, BACKMEM_ERR_EMPTY, "EMPTY" },
        { -10, BACKMEM_ERR_TYPE, "TYPE" },
        { -11, BACKMEM_ERR_DIFFERS, "DIFFERS" },
        { -12, BACKMEM_ERR_DAMAGED, "DAMAGED" },
        { -13, BACKMEM_ERR_BUSY, "BUSY" },
        { -14, BACKMEM_ERR_FOREIGN, "FOREIGN" },
    };
    for (size_t i = 0; i < sizeof(errors) / sizeof(errors[0]); i++) {
        CHECK_EQ(errors[i].err, errors[i].number);
        CHECK_STR(backmem_err_name(errors[i].err), errors[i].name);
    }
}

static void err_name_of_a_foreign_number_is_a_question_mark(void) {
    const int foreign[] = { 1, 2, 12, -15, -16, -100, INT_MAX, INT_MIN };
    for (size_t i = 0; i < sizeof(foreign) / sizeof(foreign[0]); i++) {
        CHECK_AT("number", foreign[i], 0, 0);
        CHECK_STR(backmem_err_name((backmem_err_t)foreign[i]), "?");
    }
}

int main(void) {
    hostile_seed();
    RUN(survives_answers_for_each_event);
    RUN(survives_is_unknown_in_an_empty_row);
    RUN(unowned_gives_the_runs_between_owners);
    RUN(unowned_gives_a_region_without_owners_whole);
    RUN(unowned_gives_nothing_when_all_is_owned);
    RUN(unowned_gives_whole_units_for_any_owners);
    RUN(chip_row_finds_a_row_by_its_whole_name);
    RUN(chip_row_gives_null_for_any_other_name);
    RUN(err_name_knows_every_error);
    RUN(err_name_of_a_foreign_number_is_a_question_mark);
    return CHECK_EXIT();
}
