// Critical sections: an interrupt between the load and the store of a
// read-modify-write loses what it wrote, unless the hook holds it off.
//
// SPDX-License-Identifier: MIT
#include "backmem/region.h"
#include "check.h"
#include "hostile_cases.h"

#define BYTES 12u // the part of the region that is played with
#define MINE  0xcd
#define OURS  0x5a

static const hostile_case_t *now;
static backmem_region_t region;
static uint32_t span_offset, span_size;

// The interrupt: writes all bytes that the interrupted span does not have.
static void write_the_rest(void) {
    if (span_offset > 0) {
        CHECK_EQ(backmem_region_fill(&region, 0, OURS, span_offset), BACKMEM_OK);
    }
    const uint32_t end = span_offset + span_size;
    if (end < BYTES) {
        CHECK_EQ(backmem_region_fill(&region, end, OURS, BYTES - end), BACKMEM_OK);
    }
}

// True when both sides' bytes are there; `n`: the access it comes before.
static bool race(uint32_t n, bool hook) {
    bool kept = true;
    case_begin(now, &region);
    for (uint32_t i = 0; i < BYTES; i++) {
        hostile_poke(case_address(now, i), 0);
    }
    hostile_hook(hook);
    hostile_interrupt_at(n, write_the_rest);
    CHECK_EQ(backmem_region_fill(&region, span_offset, MINE, span_size), BACKMEM_OK);
    hostile_interrupt_at(0, NULL);
    case_reset(now);
    for (uint32_t i = 0; i < BYTES; i++) {
        const bool mine = i >= span_offset && i < span_offset + span_size;
        kept = kept && hostile_peek(case_address(now, i)) == (mine ? MINE : OURS);
    }
    CHECK_STR(hostile_fault(), "none");
    return kept;
}

static uint32_t accesses_of_a_fill(void) {
    size_t count;
    case_begin(now, &region);
    hostile_forget();
    CHECK_EQ(backmem_region_fill(&region, span_offset, MINE, span_size), BACKMEM_OK);
    (void)hostile_log(&count);
    return (uint32_t)count;
}

// Interrupts before each access of each fill: how often was something lost?
static uint32_t losses(bool hook) {
    uint32_t lost = 0;
    for (span_offset = 0; span_offset < BYTES; span_offset++) {
        for (span_size = 1; span_size <= BYTES - span_offset; span_size++) {
            const uint32_t accesses = accesses_of_a_fill();
            for (uint32_t n = 1; n <= accesses; n++) {
                CHECK_AT(now->name, span_offset, span_size, n);
                lost += race(n, hook) ? 0 : 1;
            }
        }
    }
    return lost;
}

static bool units_have_neighbours(const hostile_case_t *c) {
    return c->desc.width > 1;
}

static void write_with_the_hook_loses_nothing(void) {
    for (size_t i = 0; i < hostile_case_count; i++) {
        now = &hostile_cases[i];
        CHECK_EQ(losses(true), 0);
    }
}

static void write_without_the_hook_can_lose_a_neighbour(void) {
    for (size_t i = 0; i < hostile_case_count; i++) {
        now = &hostile_cases[i];
        CHECK_EQ(losses(false) > 0, units_have_neighbours(now));
    }
}

static void raw_store(void) {
    BACKMEM_STORE32(case_address(now, 4) & ~3u, 0x77777777u);
}

static uint32_t accesses_of_a_flush(void) {
    size_t count;
    case_begin(now, &region);
    CHECK_EQ(backmem_region_flush(&region, 0, BYTES), BACKMEM_OK);
    (void)hostile_log(&count);
    return (uint32_t)count;
}

// What the interrupt stored is there after each flush that it came into.
static bool flush_loses(bool hook) {
    const uint32_t accesses = accesses_of_a_flush();
    bool lost = false;
    for (uint32_t n = 1; n <= accesses; n++) {
        case_begin(now, &region);
        hostile_hook(hook);
        hostile_interrupt_at(n, raw_store);
        CHECK_EQ(backmem_region_flush(&region, 0, BYTES), BACKMEM_OK);
        lost = lost || hostile_load(case_address(now, 4) & ~3u, 4) != 0x77777777u;
        CHECK_STR(hostile_fault(), "none");
    }
    return lost;
}

static void flush_with_the_hook_loses_no_store_of_an_interrupt(void) {
    for (size_t i = 0; i < hostile_case_count; i++) {
        now = &hostile_cases[i];
        CHECK_AT(now->name, 0, 0, 0);
        CHECK(!flush_loses(true));
        CHECK_EQ(flush_loses(false), (now->desc.hazards & BACKMEM_HAZARD_ECC) != 0);
    }
}

// ---- registers --------------------------------------------------------------

#define REG 0x40007000u

static void set_another_bit(void) {
    BACKMEM_STORE32(REG, BACKMEM_LOAD32(REG) | 0x8000u);
}

static bool register_race(backmem_op_t op, uint32_t n, bool hook) {
    const hostile_memory_t memory = { .base = 0x40024000u, .bytes = 32 };
    const hostile_register_t reg = { .address = REG, .reset = 0x06 };
    const backmem_step_t step = { REG, op == BACKMEM_STEP_CLEAR ? 0x02 : 0x10, op };
    const backmem_region_desc_t row = { .base = 0x40024000u,
                                        .bytes = 32,
                                        .steps = &step,
                                        .width = 4,
                                        .stride = 4,
                                        .step_count = 1 };
    hostile_begin();
    hostile_map(&memory);
    hostile_map_register(&reg);
    hostile_power_on();
    hostile_hook(hook);
    hostile_interrupt_at(n, set_another_bit);
    CHECK_EQ(backmem_region_open(&region, &row), BACKMEM_OK);
    hostile_interrupt_at(0, NULL);
    region.desc = NULL;
    CHECK_STR(hostile_fault(), "none");
    const uint32_t want = op == BACKMEM_STEP_CLEAR ? 0x8004u : 0x8016u;
    return hostile_register_value(REG) == want;
}

static void steps_with_the_hook_lose_no_bit_of_an_interrupt(void) {
    const backmem_op_t ops[] = { BACKMEM_STEP_SET, BACKMEM_STEP_CLEAR,
                                 BACKMEM_STEP_UNLOCK, BACKMEM_STEP_RETAIN };
    for (size_t i = 0; i < sizeof(ops) / sizeof(ops[0]); i++) {
        bool lost = false;
        for (uint32_t n = 1; n <= 2; n++) { // before the load, before the store
            CHECK_AT("op, access", ops[i], n, 0);
            CHECK(register_race(ops[i], n, true));
            lost = lost || !register_race(ops[i], n, false);
        }
        CHECK(lost); // else the interrupt came at no bad moment
    }
}

static void lock_with_the_hook_loses_no_bit_of_an_interrupt(void) {
    const hostile_memory_t memory = { .base = 0x40024000u, .bytes = 32 };
    const hostile_register_t reg = { .address = REG, .reset = 0x06 };
    const backmem_step_t step = { REG, 0x02, BACKMEM_STEP_UNLOCK };
    const backmem_region_desc_t row = { .base = 0x40024000u,
                                        .bytes = 32,
                                        .steps = &step,
                                        .width = 4,
                                        .stride = 4,
                                        .step_count = 1 };
    for (uint32_t n = 1; n <= 4; n++) {
        hostile_begin();
        hostile_map(&memory);
        hostile_map_register(&reg);
        hostile_power_on();
        CHECK_EQ(backmem_region_open(&region, &row), BACKMEM_OK);
        hostile_interrupt_at(n, set_another_bit);
        CHECK_EQ(backmem_region_lock(&region), BACKMEM_OK);
        hostile_interrupt_at(0, NULL);
        CHECK_EQ(hostile_register_value(REG) & 0x8006u, 0x8004u);
        CHECK_STR(hostile_fault(), "none");
    }
    region.desc = NULL;
}

int main(void) {
    hostile_seed();
    RUN(write_with_the_hook_loses_nothing);
    RUN(write_without_the_hook_can_lose_a_neighbour);
    RUN(flush_with_the_hook_loses_no_store_of_an_interrupt);
    RUN(steps_with_the_hook_lose_no_bit_of_an_interrupt);
    RUN(lock_with_the_hook_loses_no_bit_of_an_interrupt);
    return CHECK_EXIT();
}
