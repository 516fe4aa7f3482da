// The self-test's check: patterns on the free words, and back.
//
// SPDX-License-Identifier: MIT
#include "report.h"

#define PIECE 64u // bytes that hold patterns at any moment

// Beyond config.h's accesses, which the library itself never makes.
#ifndef BACKMEM_STORE16
#define BACKMEM_STORE16(address, value) \
    ((void)(*(volatile uint16_t *)(uintptr_t)(address) = (value)))
#endif

typedef enum check {
    CHECK_CONSTANT,
    CHECK_WALKING,
    CHECK_ADDRESS,
    CHECK_LINES,
    CHECK_BYTES,
    CHECK_FLUSH,
    CHECK_RESTORE,
    CHECK_OUTSIDE,
    CHECK_COUNT
} check_t;

typedef struct work {
    const backmem_region_t *region;
    uint32_t free_bytes;
    uint32_t other_bytes;
    result_t results[CHECK_COUNT];
} work_t;

static void work_begin(work_t *work, const backmem_region_t *region) {
    static const char *const names[CHECK_COUNT] = { "constant", "walking", "address",
                                                    "lines",    "bytes",   "flush",
                                                    "restore",  "outside" };
    backmem_place_t run;
    work->region = region;
    work->free_bytes = 0;
    for (uint32_t n = 0; backmem_region_unowned(region, n, &run); n++) {
        work->free_bytes += run.bytes;
    }
    work->other_bytes = region->bytes - work->free_bytes;
    for (uint32_t i = 0; i < CHECK_COUNT; i++) {
        work->results[i] = (result_t){ .check = names[i],
                                       .verdict = VERDICT_SKIP,
                                       .text = "too small for it" };
    }
    work->results[CHECK_OUTSIDE].text = "no other words";
}

static void work_pass(work_t *work, check_t check) {
    result_t *result = &work->results[check];
    if (result->verdict != VERDICT_FAIL) {
        result->verdict = VERDICT_PASS;
        result->detail = DETAIL_BYTES;
        result->text = NULL;
        result->at = check == CHECK_OUTSIDE ? work->other_bytes : work->free_bytes;
    }
}

// Only the first failure of a check is told: it names the place to look at.
static void work_fail(work_t *work, check_t check, backmem_err_t err, uint32_t offset,
                      uint32_t wrote, uint32_t read) {
    result_t *result = &work->results[check];
    if (result->verdict != VERDICT_FAIL) {
        result->verdict = VERDICT_FAIL;
        result->detail = DETAIL_DIFFERS;
        result->text = NULL;
        result->err = err;
        result->at = offset;
        result->wrote = wrote;
        result->read = read;
    }
}

// Judges a span, at most PIECE bytes, of which `err` was the answer so far.
static void span_judge(work_t *work, check_t check, backmem_err_t err, uint32_t offset,
                       const uint8_t *want, uint32_t size) {
    uint8_t got[PIECE] = { 0 };
    const backmem_err_t read_err = backmem_region_read(work->region, offset, got, size);
    uint32_t i = 0;
    while (i < size && got[i] == want[i]) {
        i++;
    }
    if (!err && !read_err && i == size) {
        work_pass(work, check);
        return;
    }
    i = (i < size ? i : size - 1) & ~3u;
    work_fail(work, check, err ? err : read_err, offset + i,
              bytes_word(want + i, size - i), bytes_word(got + i, size - i));
}

static void span_try(work_t *work, check_t check, uint32_t offset, const uint8_t *want,
                     uint32_t size) {
    const backmem_err_t err = backmem_region_write(work->region, offset, want, size);
    span_judge(work, check, err, offset, want, size);
}

// ---- patterns ---------------------------------------------------------------

#define PATTERN_COUNT 37u // 4 constants, 32 walking ones, 1 address

static check_t pattern_check(uint32_t n) {
    return n < 4 ? CHECK_CONSTANT : n < 36 ? CHECK_WALKING : CHECK_ADDRESS;
}

static uint8_t pattern_byte(uint32_t n, uint32_t offset) {
    static const uint8_t constants[4] = { 0x00, 0xff, 0x55, 0xaa };
    const uint32_t shift = 8 * (offset & 3);
    if (n < 4) {
        return constants[n];
    }
    if (n < 36) {
        // The one stands elsewhere in each word: two words never agree by chance.
        return (uint8_t)(1u << ((n - 4 + (offset >> 2)) & 31) >> shift);
    }
    const uint32_t at = offset & ~3u;
    return (uint8_t)((at | (~at << 16)) >> shift);
}

static void piece_check(work_t *work, uint32_t offset, uint32_t size) {
    uint8_t saved[PIECE];
    uint8_t want[PIECE];
    if (backmem_region_read(work->region, offset, saved, size)) {
        work_fail(work, CHECK_RESTORE, BACKMEM_ERR_RANGE, offset, 0, 0);
        return;
    }
    for (uint32_t n = 0; n < PATTERN_COUNT; n++) {
        for (uint32_t i = 0; i < size; i++) {
            want[i] = pattern_byte(n, offset + i);
        }
        span_try(work, pattern_check(n), offset, want, size);
    }
    span_try(work, CHECK_RESTORE, offset, saved, size);
}

// Each byte alone, its neighbours watched.
static void bytes_check(work_t *work, uint32_t offset, uint32_t size) {
    uint8_t saved[4];
    uint8_t want[4] = { 0x11, 0x22, 0x33, 0x44 };
    size = size < 4 ? size : 4;
    if (size < 2 || backmem_region_read(work->region, offset, saved, size)) {
        return;
    }
    span_try(work, CHECK_BYTES, offset, want, size);
    for (uint32_t i = 0; i < size; i++) {
        want[i] = (uint8_t)(0xa0 + i);
        backmem_err_t err = backmem_region_write(work->region, offset + i, &want[i], 1);
        span_judge(work, CHECK_BYTES, err, offset, want, size);
    }
    span_try(work, CHECK_RESTORE, offset, saved, size);
}

// ---- address lines ----------------------------------------------------------

#define PLACES_MAX 32u

static void place_mark(uint32_t i, uint8_t mark[4]) {
    mark[0] = (uint8_t)i;
    mark[1] = 0x5a;
    mark[2] = (uint8_t)~i;
    mark[3] = 0xc3;
}

// The words at 0, 4, 8, 16 ... hold different values at the same time: memory
// that is smaller than it looks shows here.
static void lines_check(work_t *work, uint32_t offset, uint32_t size) {
    uint8_t saved[PLACES_MAX][4];
    uint32_t at[PLACES_MAX];
    uint8_t mark[4];
    uint32_t places = 0;
    for (uint32_t step = 0; step + 4 <= size && places != PLACES_MAX;
         step = step > 0 ? 2 * step : 4) {
        at[places] = offset + step;
        if (backmem_region_read(work->region, at[places], saved[places], 4)) {
            return;
        }
        places++;
    }
    if (places < 2) {
        return;
    }
    for (uint32_t i = 0; i < places; i++) {
        place_mark(i, mark);
        span_try(work, CHECK_LINES, at[i], mark, 4);
    }
    for (uint32_t i = 0; i < places; i++) {
        place_mark(i, mark);
        span_judge(work, CHECK_LINES, BACKMEM_OK, at[i], mark, 4);
    }
    for (uint32_t i = places; i-- > 0;) {
        span_try(work, CHECK_RESTORE, at[i], saved[i], 4);
    }
}

// ---- sums -------------------------------------------------------------------

static uint32_t span_sum(const backmem_region_t *region, uint32_t offset, uint32_t size,
                         uint32_t sum) {
    for (; size > 0; size--) {
        uint8_t byte = 0;
        if (backmem_region_read(region, offset++, &byte, 1)) {
            return ~sum;
        }
        sum = (sum ^ byte) * 16777619u; // FNV-1a
    }
    return sum;
}

// Over all bytes that are free, or over all others.
static uint32_t region_sum(const backmem_region_t *region, bool want_free) {
    uint32_t sum = 2166136261u;
    uint32_t end = 0;
    backmem_place_t run;
    for (uint32_t n = 0; backmem_region_unowned(region, n, &run); n++) {
        sum = want_free ? span_sum(region, run.offset, run.bytes, sum)
                        : span_sum(region, end, run.offset - end, sum);
        end = run.offset + run.bytes;
    }
    return want_free ? sum : span_sum(region, end, region->bytes - end, sum);
}

static void sum_judge(work_t *work, check_t check, uint32_t before, uint32_t after) {
    if (before == after) {
        work_pass(work, check);
    } else {
        work_fail(work, check, BACKMEM_OK, 0, before, after);
        work->results[check].text = ": sums of all bytes";
    }
}

// ---- narrow stores ----------------------------------------------------------

// What the datum, repeated over the unit, leaves in it under each rule.
static backmem_rule_t narrow_rule(uint32_t before, uint32_t after, uint32_t lane_mask,
                                  uint32_t unit_mask, uint32_t repeated) {
    if (after == ((before & ~lane_mask) | (repeated & lane_mask))) {
        return BACKMEM_RULE_LANES;
    }
    if (after == (repeated & unit_mask)) {
        return BACKMEM_RULE_REPLICATES;
    }
    return after == (repeated & lane_mask) ? BACKMEM_RULE_ZERO_FILLS
                                           : BACKMEM_RULE_UNKNOWN;
}

static void narrow_judge(result_t *result, backmem_rule_t row, backmem_rule_t seen) {
    static const char *const says[] = {
        "; the page says LANES",      "; the page says REPLICATES",
        "; the page says ZERO_FILLS", "; the page says FAULTS",
        "; the page says PENDING",    "; the page says UNKNOWN"
    };
    result->text = seen != BACKMEM_RULE_UNKNOWN    ? report_rule_name(seen)
                   : result->read == result->wrote ? "dropped"
                                                   : "none of the rules";
    result->more = says[row];
    // A pending store reads back like one of normal memory.
    const backmem_rule_t expected =
        row == BACKMEM_RULE_PENDING ? BACKMEM_RULE_LANES : row;
    result->verdict = result->err                   ? VERDICT_FAIL
                      : row == BACKMEM_RULE_UNKNOWN ? VERDICT_NOTE
                      : seen == expected            ? VERDICT_PASS
                                                    : VERDICT_FAIL;
}

// Stores `bits` bits to an upper lane of the unit at offset, and puts it back.
static void narrow_probe(work_t *work, result_t *result, uint32_t offset,
                         uint32_t bits) {
    const backmem_region_t *region = work->region;
    const backmem_region_desc_t *row = region->desc;
    const uintptr_t unit =
        region->base + (uintptr_t)(offset / row->width) * row->stride;
    const uint32_t unit_mask = row->width == 4 ? 0xffffffffu : 0xffffu;
    uint8_t saved[4];
    uint8_t bytes[4] = { 0x44, 0x33, 0x22, 0x11 };
    backmem_err_t err = backmem_region_read(region, offset, saved, row->width);
    if (!err) {
        err = backmem_region_write(region, offset, bytes, row->width);
    }
    result->detail = DETAIL_NARROW;
    result->at = offset;
    result->wrote = bytes_word(bytes, row->width);
    if (bits == 8) {
        BACKMEM_STORE8(unit + 1, 0xa5);
    } else {
        BACKMEM_STORE16(unit + 2, 0xbeef);
    }
    BACKMEM_BARRIER();
    if (!err) {
        err = backmem_region_read(region, offset, bytes, row->width);
    }
    result->err = err;
    result->read = bytes_word(bytes, row->width);
    // Whole units: what waits in a buffer is stored or replaced.
    span_try(work, CHECK_RESTORE, offset, saved, row->width);
    const backmem_rule_t seen =
        narrow_rule(result->wrote, result->read, bits == 8 ? 0xff00u : 0xffff0000u,
                    unit_mask, bits == 8 ? 0xa5a5a5a5u : 0xbeefbeefu);
    narrow_judge(result, (backmem_rule_t)row->rule, seen);
}

// A narrow store cannot fault by this row, or the caller takes the risk.
static bool narrow_allowed(const selftest_t *test, const backmem_region_desc_t *row) {
    return test->probe_all
           || (row->rule != BACKMEM_RULE_FAULTS && row->rule != BACKMEM_RULE_UNKNOWN);
}

static bool work_failed(const work_t *work) {
    bool failed = false;
    for (uint32_t i = 0; i < CHECK_COUNT; i++) {
        failed = failed || work->results[i].verdict == VERDICT_FAIL;
    }
    return failed;
}

static void narrow_check(selftest_t *test, work_t *work, results_t *results,
                         uint32_t bits) {
    const backmem_region_desc_t *row = work->region->desc;
    result_t result = { .check = bits == 8 ? "narrow 8" : "narrow 16",
                        .verdict = VERDICT_SKIP };
    backmem_place_t run;
    if (8u * row->width <= bits) {
        result.text = "not narrower than a unit";
    } else if (!backmem_region_unowned(work->region, 0, &run)
               || run.bytes < row->width) {
        result.text = "too small for it";
    } else if (work_failed(work)) {
        // What a raw store does, a word store might not put back.
        result.text = "not after a failure";
    } else if (!narrow_allowed(test, row)) {
        result.text = "may fault: only on demand";
    } else {
        narrow_probe(work, &result, run.offset, bits);
    }
    report_result(test, results, &result);
}

// A flush may store words, but only what they hold.
static void flush_check(work_t *work, uint32_t offset, uint32_t size) {
    const uint32_t before = span_sum(work->region, offset, size, 0);
    const backmem_err_t err = backmem_region_flush(work->region, offset, size);
    const uint32_t after = span_sum(work->region, offset, size, 0);
    if (err) {
        work_fail(work, CHECK_FLUSH, err, offset, before, after);
    } else {
        sum_judge(work, CHECK_FLUSH, before, after);
    }
}

// ---- the job ----------------------------------------------------------------

void check_region(selftest_t *test, const backmem_region_t *region,
                  results_t *results) {
    work_t work;
    backmem_place_t run;
    work_begin(&work, region);
    if (!backmem_region_unowned(region, 0, &run)) {
        const result_t none = { .check = "patterns", .text = "no free words" };
        report_result(test, results, &none);
        return;
    }
    const uint32_t free_sum = region_sum(region, true);
    const uint32_t other_sum = region_sum(region, false);
    for (uint32_t n = 0; backmem_region_unowned(region, n, &run); n++) {
        bytes_check(&work, run.offset, run.bytes);
        for (uint32_t done = 0; done < run.bytes; done += PIECE) {
            piece_check(&work, run.offset + done,
                        run.bytes - done < PIECE ? run.bytes - done : PIECE);
        }
        lines_check(&work, run.offset, run.bytes);
        flush_check(&work, run.offset, run.bytes);
    }
    for (uint32_t i = 0; i < CHECK_FLUSH; i++) {
        report_result(test, results, &work.results[i]);
    }
    narrow_check(test, &work, results, 8);
    narrow_check(test, &work, results, 16);
    sum_judge(&work, CHECK_RESTORE, free_sum, region_sum(region, true));
    if (work.other_bytes > 0) {
        sum_judge(&work, CHECK_OUTSIDE, other_sum, region_sum(region, false));
    }
    for (uint32_t i = CHECK_FLUSH; i < CHECK_COUNT; i++) {
        report_result(test, results, &work.results[i]);
    }
}
