// The self-test on a PC: on a file, or on a chip's rows over simulated memory.
//
//   selftest file PATH [check | arm EVENT | verify [EVENT]]
//   selftest chip NAME
//
// Shows what a report looks like, and is how the self-test is tested.
//
// SPDX-License-Identifier: MIT
#include <stdio.h>
#include <string.h>

#include "backmem/chips.h"
#include "backmem/host.h"
#include "selftest.h"
#include "sim.h"

#define FILE_BYTES 4096u

typedef struct chip_entry {
    const backmem_chip_t *chip;
    const backmem_chip_labels_t *labels;
} chip_entry_t;

static const chip_entry_t chips[] = {
#define BACKMEM_CHIP_NAME(name) { &backmem_chip_##name, &backmem_labels_##name },
#include "backmem/chips.def"
#undef BACKMEM_CHIP_NAME
};

static void put(void *context, char c) {
    (void)context;
    putchar(c);
}

static int usage(void) {
    fputs("usage: selftest file PATH [check | arm EVENT | verify [EVENT]]\n"
          "       selftest chip NAME\n"
          "EVENT: soft_reset watchdog reset_pin deep_sleep vdd_loss_bat vdd_loss\n",
          stderr);
    return 2;
}

static bool event_find(const char *name, backmem_event_t *event) {
    for (uint32_t i = 0; i < BACKMEM_EVENT_COUNT; i++) {
        if (strcmp(name, selftest_event_name((backmem_event_t)i)) == 0) {
            *event = (backmem_event_t)i;
            return true;
        }
    }
    return false;
}

// The words after PATH.
static bool job_parse(selftest_t *test, int argc, char **argv) {
    const char *job = argc > 0 ? argv[0] : "check";
    test->event = SELFTEST_ANY_EVENT;
    if (argc > 1 && !event_find(argv[1], &test->event)) {
        return false;
    }
    if (strcmp(job, "arm") == 0) {
        test->job = SELFTEST_ARM;
        return argc == 2;
    }
    test->job = strcmp(job, "verify") == 0 ? SELFTEST_VERIFY : SELFTEST_CHECK;
    return test->job == SELFTEST_VERIFY ? argc <= 2
                                        : argc <= 1 && strcmp(job, "check") == 0;
}

static int file_run(selftest_t *test, const char *path) {
    backmem_region_t region;
    const int err = backmem_host_open(&region, path, FILE_BYTES);
    if (err) {
        fprintf(stderr, "%s: %s\n", path, strerror(err));
        return 1;
    }
    if (test->job == SELFTEST_VERIFY && test->event == SELFTEST_ANY_EVENT) {
        test->event = selftest_armed(test, &region);
    }
    selftest_head(test, "host");
    selftest_region(test, &region, BACKMEM_OK, NULL);
    selftest_tail(test);
    backmem_host_close(&region);
    return test->failed > 0;
}

// Memory that does what the page says, full of noise.
static void sim_begin(const backmem_region_desc_t *row, uint32_t bytes) {
    memset(&sim, 0, sizeof sim);
    sim.base = row->base != 0 ? row->base : (uintptr_t)sim.cells;
    sim.bytes = bytes / row->width * row->stride;
    sim.data = row->stride > row->width ? (1u << (8 * row->width)) - 1 : 0xffffffffu;
    sim.rule = row->rule;
    for (uint32_t i = 0; i < SIM_WORDS; i++) {
        sim.cells[i] = (i + 1) * 0x9e3779b1u & sim.data;
    }
}

static int chip_run(selftest_t *test, const char *name) {
    const chip_entry_t *entry = NULL;
    for (size_t i = 0; i < BACKMEM_COUNT(chips); i++) {
        if (strcmp(chips[i].chip->name, name) == 0) {
            entry = &chips[i];
        }
    }
    if (entry == NULL) {
        fprintf(stderr, "%s: no such chip\n", name);
        return 1;
    }
    selftest_head(test, name);
    for (uint8_t i = 0; i < entry->chip->region_count; i++) {
        const backmem_region_desc_t *row = &entry->chip->regions[i];
        // Memory without an address of its own: as large as MicroPython has it.
        const uint32_t bytes = row->bytes > 0 ? row->bytes : 2048;
        backmem_region_t region;
        sim_begin(row, bytes);
        // Attached, at the chip's own address: no register is simulated, neither those
        // that switch a region on nor the gates.
        backmem_err_t opened =
            backmem_region_attach(&region, row, (void *)sim.base, bytes);
        selftest_region(test, &region, opened, &entry->labels->regions[i]);
    }
    selftest_tail(test);
    return test->failed > 0;
}

int main(int argc, char **argv) {
    selftest_t test = { .put = put };
    if (argc >= 3 && strcmp(argv[1], "file") == 0
        && job_parse(&test, argc - 3, argv + 3)) {
        return file_run(&test, argv[2]);
    }
    if (argc == 3 && strcmp(argv[1], "chip") == 0) {
        return chip_run(&test, argv[2]);
    }
    return usage();
}
