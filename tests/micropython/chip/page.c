// The page of the Python tests' chip, written without page.h: one region for each kind
// of access, and some that cannot be opened.
//
// SPDX-License-Identifier: MIT
#include "backmem/notes.h"
#include "bus.h"

static const backmem_step_t steps[] = {
    { REG_CLOCK, CLOCK_ON, BACKMEM_STEP_SET },
    { REG_POWER, POWER_WRITE, BACKMEM_STEP_UNLOCK },
    { REG_POWER, POWER_KEEP, BACKMEM_STEP_RETAIN },
    { REG_POWER, POWER_READY, BACKMEM_STEP_RETAIN_READY },
};
static const char step_labels[] =
    "RCC_ENR.CLOCK\0PWR_CR.WRITE\0PWR_CR.KEEP\0PWR_CR.READY";

static const backmem_step_t locked[] = { { REG_LOCK, LOCK_ON, BACKMEM_STEP_REQUIRE } };
static const char locked_labels[] = "LOCK_CR.LOCK";

static const backmem_step_t stuck[] = {
    { REG_CLOCK, CLOCK_ON, BACKMEM_STEP_SET },
    { REG_POWER, POWER_NEVER, BACKMEM_STEP_WAIT },
};
static const char stuck_labels[] = "RCC_ENR.CLOCK\0PWR_CR.NEVER";

static const backmem_step_t dead[] = { { REG_DEAD, CLOCK_ON, BACKMEM_STEP_SET } };
static const char dead_labels[] = "DEAD_CR.ON";

static const backmem_step_t mute[] = {
    { REG_CLOCK, CLOCK_ON, BACKMEM_STEP_SET },
    { REG_MUTE, MUTE_ON, BACKMEM_STEP_ASK_CLEAR },
};
static const char mute_labels[] = "RCC_ENR.CLOCK\0MUTE_CR.ON";

static const backmem_reserved_t reserved[] = {
    { 0, 4, BACKMEM_WHEN_BOOTLOADER }, { 16, 8, BACKMEM_WHEN_ALWAYS },
    { 40, 4, BACKMEM_WHEN_TRANSIENT }, { 64, 4, BACKMEM_WHEN_BOARD },
    { 120, 0, BACKMEM_WHEN_FIRMWARE },
};
static const char owners[] =
    "a bootloader\0the boot ROM\0a detour\0a board\0machine.freq()";

#define WORDS        .width = 4, .stride = 4, .itemsize = 4
#define STEPS(table) .steps = (table), .step_count = BACKMEM_COUNT(table)

static const backmem_region_desc_t regions[] = {
    // The unix port's file; told of as host/host.c tells of it.
    {
        .name = "HOST",
        .survives = BACKMEM_SURVIVES(YES, YES, UNKNOWN, YES, UNKNOWN, UNKNOWN),
        .width = 1,
        .stride = 1,
        .itemsize = 1,
    },
    {
        .name = "BYTES",
        .base = AT_BYTES,
        .bytes = 64,
        .survives = BACKMEM_SURVIVES(YES, NO, UNKNOWN, YES, YES, NO),
        .width = 1,
        .stride = 1,
        .itemsize = 1,
        STEPS(steps),
    },
    {
        .name = "WORDS",
        .base = AT_WORDS,
        .bytes = 128,
        .reserved = reserved,
        .reserved_count = BACKMEM_COUNT(reserved),
        WORDS,
        .rule = BACKMEM_RULE_REPLICATES,
        .steps = steps,
        .step_count = 2,
    },
    {
        .name = "ECC",
        .base = AT_ECC,
        .bytes = 256,
        .width = 4,
        .stride = 4,
        .itemsize = 1,
        .rule = BACKMEM_RULE_PENDING,
        .hazards = BACKMEM_HAZARD_ECC,
        STEPS(steps),
    },
    {
        .name = "CACHED",
        .base = AT_CACHED,
        .bytes = 64,
        .width = 1,
        .stride = 1,
        .itemsize = 1,
        .hazards = BACKMEM_HAZARD_CACHEABLE,
    },
    {
        .name = "HALVES",
        .base = AT_HALVES,
        .bytes = 20,
        .width = 2,
        .stride = 4,
        .rule = BACKMEM_RULE_REPLICATES,
    },
    {
        .name = "OCTETS",
        .base = AT_OCTETS,
        .bytes = 2,
        .width = 1,
        .stride = 4,
        .rule = BACKMEM_RULE_UNKNOWN,
        .hazards = BACKMEM_HAZARD_ZEROIZE | BACKMEM_HAZARD_LOCK,
    },
    { .name = "MUTE", .base = AT_MUTE, .bytes = 64, WORDS, STEPS(mute) },
    { .name = "LOCKED", .base = AT_WORDS, .bytes = 4, WORDS, STEPS(locked) },
    { .name = "STUCK", .base = AT_WORDS, .bytes = 4, WORDS, STEPS(stuck) },
    { .name = "DEAD", .base = AT_WORDS, .bytes = 4, WORDS, STEPS(dead) },
};

const backmem_chip_t backmem_chip_testchip = {
    .name = "testchip",
    .regions = regions,
    .region_count = BACKMEM_COUNT(regions),
};

static const backmem_labels_t labels[] = {
    { NULL, NULL },          // HOST
    { NULL, step_labels },   // BYTES
    { owners, step_labels }, // WORDS
    { NULL, step_labels },   // ECC
    { NULL, NULL },          // CACHED
    { NULL, NULL },          // HALVES
    { NULL, NULL },          // OCTETS
    { NULL, mute_labels },   // MUTE
    { NULL, locked_labels }, // LOCKED
    { NULL, stuck_labels },  // STUCK
    { NULL, dead_labels },   // DEAD
};

const backmem_chip_labels_t backmem_labels_testchip = { labels };
