// Writing the self-test's report, without a C library.
//
// SPDX-License-Identifier: MIT
#include "report.h"

#include <stdarg.h>

#include "backmem/version.h"

#define COLUMN 11 // characters of a name in the table

static void put_text(const selftest_t *test, const char *text) {
    while (*text != '\0') {
        test->put(test->context, *text++);
    }
}

static void put_decimal(const selftest_t *test, uint32_t value) {
    char digits[11];
    char *first = &digits[10];
    *first = '\0';
    do {
        *--first = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0);
    put_text(test, first);
}

static void put_hex(const selftest_t *test, uint32_t value) {
    put_text(test, "0x");
    for (int shift = 28; shift >= 0; shift -= 4) {
        test->put(test->context, "0123456789abcdef"[value >> shift & 15]);
    }
}

// Like printf with %s, %u (uint32_t) and %x (uint32_t in hex, with its prefix).
static void say(const selftest_t *test, const char *format, ...) {
    va_list values;
    va_start(values, format);
    for (; *format != '\0'; format++) {
        if (*format != '%') {
            test->put(test->context, *format);
            continue;
        }
        format++;
        if (*format == 's') {
            put_text(test, va_arg(values, const char *));
        } else if (*format == 'u') {
            put_decimal(test, va_arg(values, uint32_t));
        } else {
            put_hex(test, va_arg(values, uint32_t));
        }
    }
    va_end(values);
}

// Two spaces, the name, and spaces up to the next column.
static void put_name(const selftest_t *test, const char *name) {
    put_text(test, "  ");
    for (int i = 0; i < COLUMN; i++) {
        test->put(test->context, *name != '\0' ? *name++ : ' ');
    }
    test->put(test->context, ' ');
}

// ---- words ------------------------------------------------------------------

const char *report_rule_name(uint32_t rule) {
    static const char *const names[] = { "LANES",  "REPLICATES", "ZERO_FILLS",
                                         "FAULTS", "PENDING",    "UNKNOWN" };
    return rule < BACKMEM_COUNT(names) ? names[rule] : "?";
}

static const char *answer_name(backmem_answer_t answer) {
    return answer == BACKMEM_YES ? "yes" : answer == BACKMEM_NO ? "no" : "unknown";
}

const char *selftest_event_name(backmem_event_t event) {
    static const char *const names[] = { "soft_reset", "watchdog",     "reset_pin",
                                         "deep_sleep", "vdd_loss_bat", "vdd_loss" };
    return event < BACKMEM_EVENT_COUNT ? names[event] : "any";
}

static const char *when_name(backmem_when_t when) {
    static const char *const names[] = { "always", "bootloader", "board", "firmware",
                                         "transient" };
    return when < BACKMEM_COUNT(names) ? names[when] : "?";
}

// ---- the row ----------------------------------------------------------------

static void say_hazards(const selftest_t *test, uint32_t hazards) {
    static const char *const names[] = { "ECC", "CACHEABLE", "ZEROIZE", "LOCK" };
    const char *gap = "";
    for (uint32_t i = 0; i < BACKMEM_COUNT(names); i++) {
        if ((hazards >> i & 1) != 0) {
            say(test, "%s%s", gap, names[i]);
            gap = " ";
        }
    }
    put_text(test, hazards == 0 ? "none" : "");
}

static void say_survives(const selftest_t *test, const backmem_region_desc_t *row) {
    for (uint32_t i = 0; i < BACKMEM_EVENT_COUNT; i++) {
        const backmem_event_t event = (backmem_event_t)i;
        say(test, "%s%s=%s", i > 0 ? " " : "", selftest_event_name(event),
            answer_name(backmem_desc_survives(row, event)));
    }
}

// Bytes first to last of each run that is free.
static void say_free(const selftest_t *test, const backmem_region_t *region) {
    backmem_place_t run;
    uint32_t n = 0;
    for (; backmem_region_unowned(region, n, &run); n++) {
        say(test, "%s%u..%u", n > 0 ? " " : "", run.offset, run.offset + run.bytes - 1);
    }
    put_text(test, n == 0 ? "none" : "");
}

static const char *span_owner(const backmem_labels_t *labels, uint32_t i) {
    return labels != NULL && labels->owners != NULL ? backmem_name_of(labels->owners, i)
                                                    : "?";
}

// Offset of a span's last byte.
static uint32_t span_last(const backmem_region_t *region,
                          const backmem_reserved_t *span) {
    const uint32_t end = (uint32_t)span->offset + span->bytes;
    return (span->bytes != 0 ? end : region->bytes) - 1;
}

void report_facts(const selftest_t *test, const backmem_region_t *region,
                  const backmem_labels_t *labels) {
    const backmem_region_desc_t *row = region->desc;
    say(test, "\n%s\n", row->name);
    put_name(test, "memory");
    say(test, "%u bytes at %x\n", region->bytes, (uint32_t)region->base);
    put_name(test, "access");
    say(test, "itemsize %u; unit %u of %u; narrower: %s\n", (uint32_t)row->itemsize,
        (uint32_t)row->width, (uint32_t)row->stride, report_rule_name(row->rule));
    put_name(test, "hazards");
    say_hazards(test, row->hazards);
    put_text(test, "\n");
    put_name(test, "survives");
    say_survives(test, row);
    put_text(test, "\n");
    put_name(test, "free");
    say_free(test, region);
    put_text(test, "\n");
    for (uint32_t i = 0; i < row->reserved_count; i++) {
        const backmem_reserved_t *span = &row->reserved[i];
        put_name(test, "owned");
        say(test, "%u..%u %s: %s\n", (uint32_t)span->offset, span_last(region, span),
            when_name(span->when), span_owner(labels, i));
    }
}

static void csv_facts(const selftest_t *test, const backmem_region_t *region,
                      const backmem_labels_t *labels) {
    const backmem_region_desc_t *row = region->desc;
    say(test, "csv,region,%s,%x,%u,%u,%u,%u,%s,", row->name, (uint32_t)region->base,
        region->bytes, (uint32_t)row->itemsize, (uint32_t)row->width,
        (uint32_t)row->stride, report_rule_name(row->rule));
    say_hazards(test, row->hazards);
    put_text(test, ",");
    say_survives(test, row);
    put_text(test, ",");
    say_free(test, region);
    put_text(test, "\n");
    for (uint32_t i = 0; i < row->reserved_count; i++) {
        const backmem_reserved_t *span = &row->reserved[i];
        say(test, "csv,owned,%s,%u,%u,%s,\"%s\"\n", row->name, (uint32_t)span->offset,
            span_last(region, span), when_name(span->when), span_owner(labels, i));
    }
}

// ---- results ----------------------------------------------------------------

static void say_detail(const selftest_t *test, const result_t *result) {
    if (result->err) {
        say(test, "%s ", backmem_err_name(result->err));
    }
    if (result->detail == DETAIL_BYTES) {
        say(test, "%u bytes", result->at);
    } else if (result->detail == DETAIL_DIFFERS) {
        say(test, "at %u wrote %x read %x", result->at, result->wrote, result->read);
    } else if (result->detail == DETAIL_STEP) {
        say(test, "at step %u register %x ", result->wrote, result->at);
    } else if (result->detail == DETAIL_NARROW) {
        say(test, "at %u: %x became %x: ", result->at, result->wrote, result->read);
    } else if (result->detail == DETAIL_PART) {
        say(test, "%u of %u bytes ", result->read, result->wrote);
    }
    put_text(test, result->text != NULL ? result->text : "");
    put_text(test, result->more != NULL ? result->more : "");
}

static const char *verdict_name(verdict_t verdict) {
    static const char *const names[] = { "skip", "pass", "FAIL", "note" };
    return names[verdict];
}

void report_result(selftest_t *test, results_t *results, const result_t *result) {
    put_name(test, result->check);
    say(test, "%s  ", verdict_name(result->verdict));
    say_detail(test, result);
    put_text(test, "\n");
    test->passed = (uint16_t)(test->passed + (result->verdict == VERDICT_PASS));
    test->failed = (uint16_t)(test->failed + (result->verdict == VERDICT_FAIL));
    if (results->count < RESULTS_MAX) {
        results->list[results->count++] = *result;
    }
}

void report_csv(const selftest_t *test, const backmem_region_t *region,
                const backmem_labels_t *labels, const results_t *results) {
    csv_facts(test, region, labels);
    for (uint32_t i = 0; i < results->count; i++) {
        const result_t *result = &results->list[i];
        say(test, "csv,result,%s,%s,%s,\"", region->desc->name, result->check,
            verdict_name(result->verdict));
        say_detail(test, result);
        put_text(test, "\"\n");
    }
}

void selftest_head(const selftest_t *test, const char *chip) {
    static const char *const jobs[] = { "check", "arm", "verify" };
    const uint32_t form = SELFTEST_FORM;
    const char *job = jobs[test->job];
    const char *event =
        test->job == SELFTEST_CHECK ? "-" : selftest_event_name(test->event);
    say(test, "backmem self-test, form %u, library %s\n", form, BACKMEM_VERSION);
    say(test, "chip %s, job %s, event %s\n", chip, job, event);
    say(test, "csv,head,%u,%s,%s,%s,%s\n", form, BACKMEM_VERSION, chip, job, event);
}

void selftest_tail(const selftest_t *test) {
    say(test, "\n%u passed, %u failed\ncsv,tail,%u,%u\n", (uint32_t)test->passed,
        (uint32_t)test->failed, (uint32_t)test->passed, (uint32_t)test->failed);
}
