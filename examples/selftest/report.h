// The text of a report: a table to read and, below it, the same as CSV.
// Shared by the files of the self-test.
//
// SPDX-License-Identifier: MIT
#ifndef SELFTEST_REPORT_H
#define SELFTEST_REPORT_H

#include "selftest.h"

typedef enum verdict {
    VERDICT_SKIP, // not done, and why
    VERDICT_PASS,
    VERDICT_FAIL,
    VERDICT_NOTE, // done; the page makes no promise to hold it against
} verdict_t;

// How `at`, `wrote` and `read` of a result are meant.
typedef enum detail {
    DETAIL_NONE,
    DETAIL_BYTES,   // `at` bytes were tested
    DETAIL_DIFFERS, // at offset `at`
    DETAIL_STEP,    // `at` is a register's address, `wrote` the step's index
    DETAIL_NARROW,  // the unit at offset `at` was `wrote` and became `read`
    DETAIL_PART,    // `read` of `wrote` bytes
} detail_t;

typedef struct result {
    const char *check; // "walking"
    const char *text;  // NULL: nothing to add
    const char *more;  // likewise, after text
    verdict_t verdict;
    detail_t detail;
    backmem_err_t err;
    uint32_t at;
    uint32_t wrote;
    uint32_t read;
} result_t;

#define RESULTS_MAX 12

typedef struct results {
    result_t list[RESULTS_MAX];
    uint32_t count;
} results_t;

// The facts of the row as a table.
void report_facts(const selftest_t *test, const backmem_region_t *region,
                  const backmem_labels_t *labels);

// One result: a line of the table at once, so that it is out if the next check
// faults, and kept for the CSV.
void report_result(selftest_t *test, results_t *results, const result_t *result);

// Facts and results as CSV.
void report_csv(const selftest_t *test, const backmem_region_t *region,
                const backmem_labels_t *labels, const results_t *results);

const char *report_rule_name(uint32_t rule);

// The jobs, on a region that was opened.
void check_region(selftest_t *test, const backmem_region_t *region, results_t *results);
void arm_region(selftest_t *test, const backmem_region_t *region, results_t *results);
void verify_region(selftest_t *test, const backmem_region_t *region,
                   results_t *results);

#define CLAIM_SPANS_MAX 8

// A row without its conditional owners.
typedef struct claim {
    backmem_region_desc_t desc;
    backmem_reserved_t reserved[CLAIM_SPANS_MAX];
} claim_t;

// If the test claims words: gives the region such a row. It lives as long as
// `claim` does.
void region_claim(const selftest_t *test, backmem_region_t *region, claim_t *claim);

// Up to 4 bytes as a little-endian word, for a report.
static inline uint32_t bytes_word(const uint8_t *bytes, uint32_t count) {
    uint32_t word = 0;
    for (uint32_t i = 0; i < count && i < 4; i++) {
        word |= (uint32_t)bytes[i] << (8 * i);
    }
    return word;
}

#endif
