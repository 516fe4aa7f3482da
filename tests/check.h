// The test framework: CHECK and its kin, RUN, CHECK_EXIT. One file of a test
// program includes it.
//
// A case is a function without arguments whose name is a sentence that should
// be true. main is a list of RUN(case); and ends `return CHECK_EXIT();`, which
// prints `N passed, M failed`, counted in cases.
//
// SPDX-License-Identifier: MIT
#ifndef CHECK_H
#define CHECK_H

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// A loop over all inputs that goes wrong goes wrong often: enough is enough.
#define CHECK_LINES_MAX 12

static struct check {
    const char *label;       // which data the loop is at: see CHECK_AT
    intmax_t at[3];          // and where in it
    unsigned failed_checks;  // of the case that runs
    unsigned passed, failed; // cases
} check;

#if defined(__GNUC__) || defined(__clang__)
#define CHECK_UNUSED __attribute__((unused))
#else
#define CHECK_UNUSED
#endif

// Under the address sanitizer, which makes a program slow: a loop over all inputs that
// the other builds walk whole may then take some of them.
#if defined(__SANITIZE_ADDRESS__)
#define CHECK_SANITIZED true
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CHECK_SANITIZED true
#endif
#endif
#ifndef CHECK_SANITIZED
#define CHECK_SANITIZED false
#endif

// True when the failure should be shown.
CHECK_UNUSED static bool check_failed(const char *file, int line) {
    if (++check.failed_checks > CHECK_LINES_MAX) {
        return false;
    }
    printf("%s:%d: ", file, line);
    if (check.label != NULL) {
        printf("[%s %" PRIdMAX " %" PRIdMAX " %" PRIdMAX "] ", check.label, check.at[0],
               check.at[1], check.at[2]);
    }
    return true;
}

CHECK_UNUSED static void check_true(bool good, const char *text, const char *file,
                                    int line) {
    if (!good && check_failed(file, line)) {
        printf("%s\n", text);
    }
}

CHECK_UNUSED static void check_equal(intmax_t got, intmax_t want, const char *text,
                                     const char *file, int line) {
    if (got != want && check_failed(file, line)) {
        printf("%s is %" PRIdMAX " (0x%" PRIxMAX "), not %" PRIdMAX " (0x%" PRIxMAX
               ")\n",
               text, got, (uintmax_t)got, want, (uintmax_t)want);
    }
}

CHECK_UNUSED static void check_string(const char *got, const char *want,
                                      const char *text, const char *file, int line) {
    if (strcmp(got, want) != 0 && check_failed(file, line)) {
        printf("%s is \"%s\", not \"%s\"\n", text, got, want);
    }
}

CHECK_UNUSED static void check_memory(const void *got, const void *want, size_t size,
                                      const char *text, const char *file, int line) {
    const unsigned char *a = (const unsigned char *)got;
    const unsigned char *b = (const unsigned char *)want;
    size_t i = 0;
    while (i < size && a[i] == b[i]) {
        i++;
    }
    if (i < size && check_failed(file, line)) {
        printf("%s[%zu] is 0x%02x, not 0x%02x\n", text, i, a[i], b[i]);
    }
}

CHECK_UNUSED static void check_run(void (*body)(void), const char *name) {
    check.label = NULL;
    check.failed_checks = 0;
    body();
    if (check.failed_checks > CHECK_LINES_MAX) {
        printf("... and %u more\n", check.failed_checks - CHECK_LINES_MAX);
    }
    if (check.failed_checks == 0) {
        check.passed++;
    } else {
        check.failed++;
        printf("FAILED %s\n", name);
    }
    fflush(stdout);
}

CHECK_UNUSED static int check_exit(void) {
    printf("%u passed, %u failed\n", check.passed, check.failed);
    return check.failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

// Where a loop is: printed with each failure until the case ends.
CHECK_UNUSED static void CHECK_AT(const char *label, intmax_t a, intmax_t b,
                                  intmax_t c) {
    check.label = label;
    check.at[0] = a;
    check.at[1] = b;
    check.at[2] = c;
}

#define CHECK(condition) check_true((condition), #condition, __FILE__, __LINE__)
// Integers of any kind; both values are printed.
#define CHECK_EQ(got, want) \
    check_equal((intmax_t)(got), (intmax_t)(want), #got, __FILE__, __LINE__)
#define CHECK_STR(got, want) check_string((got), (want), #got, __FILE__, __LINE__)
#define CHECK_MEM(got, want, size) \
    check_memory((got), (want), (size), #got, __FILE__, __LINE__)

#define RUN(body)    check_run((body), #body)
#define CHECK_EXIT() check_exit()

#endif
