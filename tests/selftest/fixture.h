// What the tests of the self-test share: a region over the simulated memory, and
// the report of a job on it. One file of a test program includes it.
//
// The rows are made here: what a report must say follows from the simulated
// memory of each case, not from chips/.
//
// SPDX-License-Identifier: MIT
#ifndef SELFTEST_FIXTURE_H
#define SELFTEST_FIXTURE_H

#include "check.h"
#include "selftest.h"
#include "sim.h"

#define BASE 0x40010000u
#define REGS 0x400u // offset of the simulated registers

static char report[65536];
static size_t report_length;

static void put(void *context, char c) {
    (void)context;
    if (report_length + 1 < sizeof report) {
        report[report_length++] = c;
        report[report_length] = '\0';
    }
}

static const backmem_reserved_t owned_ends[] = {
    { 0, 8, BACKMEM_WHEN_ALWAYS },
    { 56, 8, BACKMEM_WHEN_BOOTLOADER },
};
static const char owner_names[] = "the ROM, always\0a bootloader";
static const backmem_labels_t labels = { .owners = owner_names };

// 64 bytes of 32-bit words, the first and last two owned.
CHECK_UNUSED static backmem_region_desc_t words_row(backmem_rule_t rule) {
    return (backmem_region_desc_t){
        .name = "WORDS",
        .base = BASE,
        .bytes = 64,
        .reserved = owned_ends,
        .reserved_count = 2,
        .survives = BACKMEM_SURVIVES(YES, YES, NO, UNKNOWN, YES, NO),
        .width = 4,
        .stride = 4,
        .itemsize = 4,
        .rule = (uint8_t)rule,
    };
}

CHECK_UNUSED static void memory_wake(backmem_rule_t rule, uint32_t bytes) {
    memset(&sim, 0, sizeof sim);
    sim.base = BASE;
    sim.bytes = bytes;
    sim.data = 0xffffffffu;
    sim.rule = (uint8_t)rule;
    for (uint32_t i = 0; i < bytes / 4; i++) {
        sim.cells[i] = (i + 3) * 0x9e3779b1u;
    }
    report_length = 0;
    report[0] = '\0';
}

CHECK_UNUSED static selftest_t test_run(selftest_t test,
                                        const backmem_region_desc_t *row) {
    backmem_region_t region;
    const backmem_err_t opened = (test.secure ? backmem_region_open_secure(&region, row)
                                              : backmem_region_open(&region, row));
    test.put = put;
    selftest_region(&test, &region, opened, &labels);
    return test;
}

// The whole job, contents compared.
CHECK_UNUSED static selftest_t contents_stay(selftest_t test,
                                             const backmem_region_desc_t *row) {
    static uint32_t before[SIM_WORDS];
    memcpy(before, sim.cells, sizeof before);
    test = test_run(test, row);
    CHECK_MEM(sim.cells, before, sizeof before);
    return test;
}

CHECK_UNUSED static bool said(const char *text) {
    return strstr(report, text) != NULL;
}

#define SAID(text)                                                    \
    do {                                                              \
        if (!said(text)) {                                            \
            check_true(false, "not said: " text, __FILE__, __LINE__); \
            fputs(report, stdout);                                    \
        }                                                             \
    } while (false)

CHECK_UNUSED static uint32_t owned_stores(void) {
    return sim.stores[0] + sim.stores[1] + sim.stores[14] + sim.stores[15];
}

#endif
