// Every event, under every value of an option and every pair of two options' values, on
// every model: regions are opened, read, written, locked, hold each object, are hit,
// and used again. The library must break no rule in any, and what it answers OK to must
// be in the cells.
//
//   pairs [CHIP...]
//
// SPDX-License-Identifier: MIT
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "board.h"
#include "seam.h"
#include "thing.h"

#define WRONG_MAX 20

static struct {
    const char *names[2]; // of options, NULL: at their defaults
    const char *values[2];
    const char *event;
    bool armed; // no word may be loaded before it was stored
} at;

static unsigned passed;
static unsigned failed;
static bool is_good;

static void wrong(const char *region, const char *stage, const char *what) {
    is_good = false;
    if (failed >= WRONG_MAX) {
        return;
    }
    printf("FAILED %s", board.vchip->chip->name);
    for (unsigned i = 0; i < 2; i++) {
        if (at.names[i] != NULL) {
            printf(" %s=%s", at.names[i], at.values[i]);
        }
    }
    printf(" %s %s, %s: %s\n", at.event, region, stage, what);
}

// After each stage: no rule broken, and the answer that was wanted.
static void judge(unsigned region, const char *stage, backmem_err_t err) {
    const char *name = board.rows->regions[region].name;
    const char *broken = board_broken();
    if (broken != NULL) {
        wrong(name, stage, broken);
    }
    if (err != BACKMEM_OK) {
        wrong(name, stage, backmem_err_name(err));
    }
}

static uint8_t pattern(uint32_t offset, uint32_t round) {
    return (uint8_t)((offset + 1) * 0x9e3779b1u >> (round & 7) ^ round * 37);
}

static uint8_t bytes[BOARD_BYTES_MAX];

static backmem_err_t all_write(unsigned region, uint32_t round) {
    const backmem_region_t *opened = &board.regions[region];
    for (uint32_t i = 0; i < opened->bytes; i++) {
        bytes[i] = pattern(i, round);
    }
    return backmem_region_write(opened, 0, bytes, opened->bytes);
}

static bool all_there(unsigned region, uint32_t round) {
    for (uint32_t i = 0; i < board.regions[region].bytes; i++) {
        if (*board_cell(region, i) != pattern(i, round)) {
            return false;
        }
    }
    return true;
}

static void thing_use(unsigned region, thing_kind_t kind) {
    static uint32_t drawn;
    thing_t thing;
    backmem_err_t err = thing_open(&thing, kind, &board.regions[region], 0);
    if (err == BACKMEM_ERR_UNSUPPORTED || err == BACKMEM_ERR_SIZE
        || err == BACKMEM_ERR_RANGE) {
        return; // no room for it, or memory with gaps
    }
    judge(region, thing_name(kind), err);
    for (unsigned i = 0; i < 6; i++) {
        drawn = drawn * 1664525u + 1013904223u;
        const uint32_t value = thing_next(&thing, thing_look(&thing), drawn);
        judge(region, thing_name(kind), thing_update(&thing, value));
        const thing_found_t found = thing_look(&thing);
        if (found.err != BACKMEM_OK || found.value != value) {
            wrong(board.rows->regions[region].name, thing_name(kind),
                  "what was stored is not found");
        }
    }
    judge(region, thing_name(kind), thing_wipe(&thing));
}

static void region_use(unsigned region, uint32_t round) {
    const backmem_region_t *opened = &board.regions[region];
    const char *name = board.rows->regions[region].name;
    judge(region, "open", board_open(region));
    if (!board.open[region]) {
        return;
    }
    if (at.armed && (opened->desc->hazards & BACKMEM_HAZARD_ECC64) != 0) {
        seam_store(opened->base + opened->bytes + 4, 4, 0); // as start-up code does
    }
    if (!at.armed) {
        judge(region, "read", backmem_region_read(opened, 0, bytes, opened->bytes));
    }
    judge(region, "write", all_write(region, round));
    if (!all_there(region, round)) {
        wrong(name, "write", "answers OK, and the cells hold something else");
    }
    judge(region, "compare", backmem_region_compare(opened, 0, bytes, opened->bytes));
    for (unsigned kind = 0; kind < THING_KINDS; kind++) {
        thing_use(region, (thing_kind_t)kind);
    }
    judge(region, "flush", backmem_region_flush(opened, 0, opened->bytes));
    judge(region, "write", all_write(region, round));
    if (backmem_region_lock(opened) != BACKMEM_ERR_UNSUPPORTED) {
        judge(region, "lock", BACKMEM_OK);
        judge(region, "open after a lock", board_open(region));
    }
    judge(region, "wipe", backmem_region_wipe(opened, 0, opened->bytes));
    judge(region, "write", all_write(region, round));
    if (!all_there(region, round)) {
        wrong(name, "all of it", "the cells hold something else");
    }
}

// Right after an event that the program did not ask for: whatever answers OK is true.
static void region_surprised(unsigned region, uint32_t round) {
    const backmem_err_t err = all_write(region, round);
    if (err == BACKMEM_OK && !all_there(region, round)) {
        wrong(board.rows->regions[region].name, "write after the event",
              "answers OK, and the cells hold something else");
    } else if (err != BACKMEM_OK && err != BACKMEM_ERR_DROPPED) {
        wrong(board.rows->regions[region].name, "write after the event",
              backmem_err_name(err));
    }
}

static void event_run(vchip_event_t event) {
    const uint8_t count = board.rows->region_count;
    is_good = true;
    at.event = vchip_event_name(event);
    board_event(VCHIP_VDD_LOSS);
    for (unsigned i = 0; i < count; i++) {
        region_use(i, 1);
    }
    board_event(event);
    if (!VCHIP_EVENT_RESETS(event)) {
        for (unsigned i = 0; i < count && board.vchip->stop == VCHIP_STOP_RUNNING;
             i++) {
            region_surprised(i, 2);
        }
        if (board.vchip->stop != VCHIP_STOP_RUNNING) {
            board_event(VCHIP_RESET_PIN);
        }
        board_foreign_acknowledge();
        board_wait();
        (void)board_broken();
    }
    for (unsigned i = 0; i < count; i++) {
        region_use(i, 3);
    }
    passed += is_good;
    failed += !is_good;
}

// Value 0 is the default, and stands for the option left alone.
static void setting_run(const vchip_chip_t *chip, const uint8_t options[2],
                        const uint8_t values[2]) {
    for (unsigned event = 0; event < VCHIP_EVENT_COUNT; event++) {
        if ((chip->events & VCHIP_ON(event)) == 0) {
            continue;
        }
        board_new(chip, 1 + event);
        at.armed = false;
        for (unsigned i = 0; i < 2; i++) {
            const vchip_option_t *option = &chip->options[options[i]];
            at.names[i] = values[i] != 0 ? option->name : NULL;
            at.values[i] = option->values[values[i]];
            board.vchip->options[options[i]] = values[i];
            at.armed =
                at.armed
                || (at.names[i] != NULL && strcmp(option->name, "ecc-error") == 0);
        }
        event_run((vchip_event_t)event);
        board_free();
    }
}

// A SoftDevice forbids what the suite does: a store to the registers faults.
static bool is_refusal(const vchip_option_t *option, uint8_t value) {
    return value != 0 && strcmp(option->name, "softdevice") == 0;
}

static uint8_t values_of(const vchip_option_t *option) {
    uint8_t count = 0;
    while (count < VCHIP_COUNT(option->values) && option->values[count] != NULL) {
        count++;
    }
    return count;
}

static void chip_run(const vchip_chip_t *chip) {
    const unsigned before = passed + failed;
    const unsigned bad = failed;
    uint8_t options[2] = { 0, 0 };
    uint8_t values[2] = { 0, 0 };
    setting_run(chip, options, values);
    VCHIP_EACH_OPTION(chip, a) {
        for (values[0] = 1; values[0] < values_of(&chip->options[a]); values[0]++) {
            if (is_refusal(&chip->options[a], values[0])) {
                continue;
            }
            options[0] = options[1] = a;
            values[1] = values[0];
            setting_run(chip, options, values);
            for (uint8_t b = (uint8_t)(a + 1); b < VCHIP_OPTIONS_MAX; b++) {
                const vchip_option_t *other = &chip->options[b];
                options[1] = b;
                for (values[1] = 1; other->name != NULL && values[1] < values_of(other);
                     values[1]++) {
                    if (!is_refusal(other, values[1])) {
                        setting_run(chip, options, values);
                    }
                }
            }
        }
    }
    printf("%-12s %u settings and events, %u went wrong\n", chip->name,
           passed + failed - before, failed - bad);
}

int main(int argc, char **argv) {
    for (unsigned i = 0; vchip_chips[i] != NULL; i++) {
        bool wanted = argc < 2;
        for (int k = 1; k < argc; k++) {
            wanted = wanted || strcmp(argv[k], vchip_chips[i]->name) == 0;
        }
        if (wanted) {
            chip_run(vchip_chips[i]);
        }
    }
    printf("%u passed, %u failed\n", passed, failed);
    return failed > 0 || passed == 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
