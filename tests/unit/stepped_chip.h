// A chip of our own with every kind of step, for the tests of opening and of gates.
//
// SPDX-License-Identifier: MIT
#ifndef STEPPED_CHIP_H
#define STEPPED_CHIP_H

#include "backmem/region.h"
#include "check.h"
#include "hostile.h"

// The bus clock, the write protection that needs the clock, a
// flag, a key, a ready bit that follows the regulator, a lock, a mask.
#define ALIAS 0x10000000u // to the secure addresses
#define MEM   0x40024000u
#define BYTES 64u
#define CLOCK 0x40023840u
#define DBP   0x40007000u
#define FLAG  0x40007004u
#define KEY   0x40007008u
#define POWER 0x4000700cu
#define LOCK  0x40007010u
#define MASK  0x40007014u
#define KEYED 0x400073feu // of 16 bits, with a key

static const backmem_step_t steps[] = {
    { CLOCK, 1u << 28, BACKMEM_STEP_SET },   { DBP, 1u << 8, BACKMEM_STEP_UNLOCK },
    { FLAG, 3u << 4, BACKMEM_STEP_ACK },     { KEY, 0x41736166u, BACKMEM_STEP_WRITE },
    { POWER, 1u << 0, BACKMEM_STEP_RETAIN }, { POWER, 1u << 16, BACKMEM_STEP_WAIT },
    { LOCK, 1u << 5, BACKMEM_STEP_REQUIRE }, { MASK, 0xf0u, BACKMEM_STEP_CLEAR },
};
#define STEPS (sizeof(steps) / sizeof(steps[0]))

static const backmem_region_desc_t row = { .name = "TEST",
                                           .base = MEM,
                                           .bytes = BYTES,
                                           .secure_offset = ALIAS,
                                           .steps = steps,
                                           .width = 4,
                                           .stride = 4,
                                           .step_count = STEPS };

static hostile_memory_t memory;
static hostile_register_t registers[7];
static backmem_region_t region;

// The chip at its own addresses, or `alias` further on.
static void chip_begin(uint32_t alias) {
    const hostile_gate_t clock = { CLOCK + alias, 1u << 28 };
    const hostile_gate_t dbp = { DBP + alias, 1u << 8 };
    const hostile_register_t all[] = {
        { .address = CLOCK, .reset = 0x00100000u },
        { .address = DBP, .reset = 0x0000c000u, .clock = clock },
        { .address = FLAG, .reset = 0x73u, .acks = 0xffu, .unlock = dbp },
        { .address = KEY, .reset = 0x12345678u, .unlock = dbp },
        { .address = POWER,
          .ready = 1u << 16,
          .polls = 7,
          .start = { POWER + alias, 1 },
          .unlock = dbp,
          .kept = true },
        { .address = LOCK },
        { .address = MASK, .reset = 0xffffffffu },
    };
    memory = (hostile_memory_t){ .base = MEM + alias,
                                 .bytes = BYTES,
                                 .narrow = HOSTILE_TRAPS,
                                 .clock = clock,
                                 .unlock = dbp,
                                 .retain = { POWER + alias, 1 } };
    hostile_begin();
    hostile_map(&memory);
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
        registers[i] = all[i];
        registers[i].address += alias;
        hostile_map_register(&registers[i]);
    }
    hostile_power_on();
}

static size_t accesses(void) {
    size_t count;
    (void)hostile_log(&count);
    return count;
}

static uint32_t stores(void) {
    return hostile_count(HOSTILE_STORE, 0, 0, UINT32_MAX);
}

#endif
