// The kinds of memory, with addresses of our own choice: no chip is meant.
//
// SPDX-License-Identifier: MIT
#include "hostile_cases.h"

#define AT    0x40024000u // of each memory
#define START (AT + 64u)  // of each region, about

#define MEMORY(...) \
    { .base = AT, __VA_ARGS__ }
#define ROW(...) \
    { .name = "TEST", .bytes = CASE_BYTES, __VA_ARGS__ }

#define LANES_ROW(at)                                         \
    ROW(.base = (at), .width = 1, .stride = 1, .itemsize = 1, \
        .rule = BACKMEM_RULE_LANES)
#define WORD_ROW(what) \
    ROW(.base = START, .width = 4, .stride = 4, .itemsize = 4, .rule = (what))
#define ECC_ROW(what)                                          \
    ROW(.base = START, .width = 4, .stride = 4, .itemsize = 1, \
        .rule = BACKMEM_RULE_PENDING, .hazards = BACKMEM_HAZARD_ECC | (what))

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
        "byte lanes",
        LANES_ROW(START),
        MEMORY(.bytes = 256, .narrow = HOSTILE_LANES),
        false,
        NULL,
    },
    {
        "byte lanes from an odd address",
        LANES_ROW(START + 1),
        MEMORY(.bytes = 256, .narrow = HOSTILE_LANES),
        false,
        NULL,
    },
    {
        "byte lanes from half a word",
        LANES_ROW(START + 2),
        MEMORY(.bytes = 256, .narrow = HOSTILE_LANES),
        false,
        NULL,
    },
    {
        "byte lanes from a last byte",
        LANES_ROW(START + 3),
        MEMORY(.bytes = 256, .narrow = HOSTILE_LANES),
        false,
        NULL,
    },
    {
        "byte lanes, cacheable, cache on",
        ROW(.base = START, .width = 1, .stride = 1, .itemsize = 1,
            .rule = BACKMEM_RULE_LANES, .hazards = BACKMEM_HAZARD_CACHEABLE),
        MEMORY(.bytes = 256, .narrow = HOSTILE_LANES, .cached = true),
        true,
        NULL,
    },
    {
        "words, narrow stores replicate",
        WORD_ROW(BACKMEM_RULE_REPLICATES),
        MEMORY(.bytes = 256, .narrow = HOSTILE_REPLICATES),
        false,
        NULL,
    },
    {
        "words, narrow stores zero-fill",
        WORD_ROW(BACKMEM_RULE_ZERO_FILLS),
        MEMORY(.bytes = 256, .narrow = HOSTILE_ZERO_FILLS),
        false,
        NULL,
    },
    {
        "words, narrow accesses fault",
        WORD_ROW(BACKMEM_RULE_FAULTS),
        MEMORY(.bytes = 256, .narrow = HOSTILE_TRAPS),
        false,
        NULL,
    },
    {
        "16 bits of each word, replicated",
        ROW(.base = START, .width = 2, .stride = 4, .rule = BACKMEM_RULE_REPLICATES),
        MEMORY(.bytes = 320, .narrow = HOSTILE_REPLICATES, .missing = 0xffff0000u),
        false,
        NULL,
    },
    {
        "16 bits of each word, narrow accesses fault",
        ROW(.base = START, .width = 2, .stride = 4, .rule = BACKMEM_RULE_UNKNOWN),
        MEMORY(.bytes = 320, .narrow = HOSTILE_TRAPS, .missing = 0xffff0000u),
        false,
        NULL,
    },
    {
        "8 bits of each word, narrow accesses fault",
        ROW(.base = START, .width = 1, .stride = 4, .rule = BACKMEM_RULE_FAULTS),
        MEMORY(.bytes = 480, .narrow = HOSTILE_TRAPS, .missing = 0xffffff00u),
        false,
        NULL,
    },
    {
        "ECC words",
        ECC_ROW(0),
        MEMORY(.bytes = 256, .narrow = HOSTILE_LANES, .ecc = true),
        false,
        NULL,
    },
    {
        "ECC words, cacheable, cache on",
        ECC_ROW(BACKMEM_HAZARD_CACHEABLE),
        MEMORY(.bytes = 256, .narrow = HOSTILE_LANES, .ecc = true, .cached = true),
        true,
        NULL,
    },
    {
        "ECC words, cacheable, cache off",
        ECC_ROW(BACKMEM_HAZARD_CACHEABLE),
        MEMORY(.bytes = 256, .narrow = HOSTILE_LANES, .ecc = true, .cached = true),
        false,
        NULL,
    },
    {
        "words that drop stores until unlocked",
        ROW(.base = START, .steps = gate_steps, .width = 4, .stride = 4, .itemsize = 4,
            .rule = BACKMEM_RULE_FAULTS, .step_count = 2),
        MEMORY(.bytes = 256, .narrow = HOSTILE_TRAPS, .clock = { CLOCK, 1u << 4 },
               .unlock = { DBP, 1u << 8 }),
        false,
        gates,
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
    if (backmem_region_open(&c->row, false, region) != BACKMEM_OK) {
        region->bytes = 0; // every check that follows will show it
    }
    hostile_forget();
}

void case_reset(const hostile_case_t *c) {
    hostile_reset();
    cache_set(c);
}

uint32_t case_address(const hostile_case_t *c, uint32_t offset) {
    return c->row.base + offset / c->row.width * c->row.stride + offset % c->row.width;
}

uint32_t case_index(const hostile_case_t *c, uint32_t offset) {
    return case_address(c, offset) - c->memory.base;
}

void case_image(const hostile_case_t *c, uint8_t *image) {
    hostile_peek_all(c->memory.base, image, c->memory.bytes);
}
