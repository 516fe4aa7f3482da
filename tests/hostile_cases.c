// The kinds of memory, with addresses of our own choice: no chip is meant.
//
// SPDX-License-Identifier: MIT
#include "hostile_cases.h"

#define AT    0x40024000u // of each memory
#define START (AT + 64u)  // of each region, about

#define REGION    .name = "TEST", .bytes = CASE_BYTES
#define LANES     REGION, .width = 1, .stride = 1, .itemsize = 1
#define WORDS     REGION, .base = START, .width = 4, .stride = 4, .itemsize = 4
#define HALVES    REGION, .base = START, .width = 2, .stride = 4
#define ECC_WORDS REGION, .base = START, .width = 4, .stride = 4, .itemsize = 1

#define ECC64 (BACKMEM_HAZARD_ECC | BACKMEM_HAZARD_ECC64 | BACKMEM_HAZARD_CACHEABLE)

#define SPARE (START + CASE_BYTES + 4)

// A bus clock, and a write protection behind it.
#define CLOCK 0x40023840u
#define DBP   0x40007000u

static const hostile_register_t gates[] = {
    { .address = CLOCK },
    { .address = DBP, .clock = { CLOCK, 1u << 4 } },
};

static const backmem_step_t gate_steps[] = {
    { CLOCK, 1u << 4, BACKMEM_STEP_SET },
    { DBP, 1u << 8, BACKMEM_STEP_UNLOCK },
};

const hostile_case_t hostile_cases[] = {
    {
        .name = "byte lanes",
        .desc = { LANES, .base = START },
        .memory = { .base = AT, .bytes = 256 },
    },
    {
        .name = "byte lanes from an odd address",
        .desc = { LANES, .base = START + 1 },
        .memory = { .base = AT, .bytes = 256 },
    },
    {
        .name = "byte lanes from half a word",
        .desc = { LANES, .base = START + 2 },
        .memory = { .base = AT, .bytes = 256 },
    },
    {
        .name = "byte lanes from a last byte",
        .desc = { LANES, .base = START + 3 },
        .memory = { .base = AT, .bytes = 256 },
    },
    {
        .name = "byte lanes, cacheable, cache on",
        .desc = { LANES, .base = START, .hazards = BACKMEM_HAZARD_CACHEABLE },
        .memory = { .base = AT, .bytes = 256, .cached = true },
        .cache_on = true,
    },
    {
        .name = "words, narrow stores replicate",
        .desc = { WORDS, .rule = BACKMEM_RULE_REPLICATES },
        .memory = { .base = AT, .bytes = 256, .narrow = HOSTILE_REPLICATES },
    },
    {
        .name = "words, narrow stores zero-fill",
        .desc = { WORDS, .rule = BACKMEM_RULE_ZERO_FILLS },
        .memory = { .base = AT, .bytes = 256, .narrow = HOSTILE_ZERO_FILLS },
    },
    {
        .name = "words, narrow accesses fault",
        .desc = { WORDS, .rule = BACKMEM_RULE_FAULTS },
        .memory = { .base = AT, .bytes = 256, .narrow = HOSTILE_TRAPS },
    },
    {
        .name = "words that drop stores until unlocked",
        .desc = { WORDS, .rule = BACKMEM_RULE_FAULTS, .steps = gate_steps,
                  .step_count = 2 },
        .memory = { .base = AT,
                    .bytes = 256,
                    .narrow = HOSTILE_TRAPS,
                    .clock = { CLOCK, 1u << 4 },
                    .unlock = { DBP, 1u << 8 } },
        .registers = gates,
    },
    {
        .name = "16 bits of each word, replicated",
        .desc = { HALVES, .rule = BACKMEM_RULE_REPLICATES },
        .memory = { .base = AT,
                    .bytes = 320,
                    .narrow = HOSTILE_REPLICATES,
                    .missing = 0xffff0000u },
    },
    {
        .name = "16 bits of each word, narrow accesses fault",
        .desc = { HALVES, .rule = BACKMEM_RULE_UNKNOWN },
        .memory = { .base = AT,
                    .bytes = 320,
                    .narrow = HOSTILE_TRAPS,
                    .missing = 0xffff0000u },
    },
    {
        .name = "8 bits of each word, narrow accesses fault",
        .desc = { REGION, .base = START, .width = 1, .stride = 4,
                  .rule = BACKMEM_RULE_FAULTS },
        .memory = { .base = AT,
                    .bytes = 480,
                    .narrow = HOSTILE_TRAPS,
                    .missing = 0xffffff00u },
    },
    {
        .name = "ECC words",
        .desc = { ECC_WORDS, .rule = BACKMEM_RULE_PENDING,
                  .hazards = BACKMEM_HAZARD_ECC },
        .memory = { .base = AT, .bytes = 256, .ecc = true },
    },
    {
        .name = "ECC words, cacheable, cache on",
        .desc = { ECC_WORDS, .rule = BACKMEM_RULE_PENDING,
                  .hazards = BACKMEM_HAZARD_ECC | BACKMEM_HAZARD_CACHEABLE },
        .memory = { .base = AT, .bytes = 256, .ecc = true, .cached = true },
        .cache_on = true,
    },
    {
        .name = "ECC words, cacheable, cache off",
        .desc = { ECC_WORDS, .rule = BACKMEM_RULE_PENDING,
                  .hazards = BACKMEM_HAZARD_ECC | BACKMEM_HAZARD_CACHEABLE },
        .memory = { .base = AT, .bytes = 256, .ecc = true, .cached = true },
    },
    {
        .name = "ECC words of 64 bits, cache on",
        .desc = { ECC_WORDS, .rule = BACKMEM_RULE_PENDING, .hazards = ECC64 },
        .memory = { .base = AT,
                    .bytes = 256,
                    .ecc64 = true,
                    .cached = true,
                    .spare = SPARE },
        .cache_on = true,
    },
    {
        .name = "ECC words of 64 bits, cache off",
        .desc = { ECC_WORDS, .rule = BACKMEM_RULE_PENDING, .hazards = ECC64 },
        .memory = { .base = AT,
                    .bytes = 256,
                    .ecc64 = true,
                    .cached = true,
                    .spare = SPARE },
    },
    {
        .name = "ECC words of 64 bits from the second half of one",
        .desc = { REGION, .base = START + 4, .width = 4, .stride = 4, .itemsize = 1,
                  .rule = BACKMEM_RULE_PENDING, .hazards = ECC64 },
        .memory = { .base = AT, .bytes = 256, .ecc64 = true, .spare = SPARE + 4 },
    },
};

const size_t hostile_case_count = sizeof(hostile_cases) / sizeof(hostile_cases[0]);

static void cache_set(const hostile_case_t *c) {
    if (c->cache_on) {
        hostile_cache_on();
    }
}

void case_begin(const hostile_case_t *c, backmem_region_t *region) {
    hostile_begin();
    hostile_map(&c->memory);
    for (size_t i = 0; c->registers != NULL && i < 2; i++) {
        hostile_map_register(&c->registers[i]);
    }
    hostile_power_on();
    hostile_poke_noise();
    cache_set(c);
    if (backmem_region_open(region, &c->desc) != BACKMEM_OK) {
        region->bytes = 0; // every check that follows will show it
    }
    hostile_forget();
}

void case_reset(const hostile_case_t *c) {
    hostile_reset();
    cache_set(c);
}

uint32_t case_address(const hostile_case_t *c, uint32_t offset) {
    return c->desc.base + offset / c->desc.width * c->desc.stride
           + offset % c->desc.width;
}

uint32_t case_index(const hostile_case_t *c, uint32_t offset) {
    return case_address(c, offset) - c->memory.base;
}

void case_image(const hostile_case_t *c, uint8_t *image) {
    hostile_peek_all(c->memory.base, image, c->memory.bytes);
}
