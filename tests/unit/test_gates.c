// Gates: which one is shut, what it does to stores, and shutting them with lock.
//
// SPDX-License-Identifier: MIT
#include "hostile.h"
#include "stepped_chip.h"

// Each step once made undone, by somebody else, after open.
static void shut_names_the_first_gate_that_is(void) {
    static const struct {
        uint32_t reg, value;
        uint8_t step;
    } shut[] = {
        { MASK, 0x10, 7 },         { LOCK, 1u << 5, 6 }, { POWER, 0, 5 },
        { KEY, 0x41736167u, 3 },   { FLAG, 1u << 4, 2 }, { DBP, 0, 1 },
        { CLOCK, ~(1u << 28), 0 },
    };
    chip_begin(0);
    CHECK_EQ(backmem_region_open(&region, &row), BACKMEM_OK);
    CHECK_EQ(backmem_region_shut(&region), STEPS);
    registers[4].polls = HOSTILE_NEVER; // so that what is clear stays clear
    for (size_t i = 0; i < sizeof(shut) / sizeof(shut[0]); i++) {
        CHECK_AT("step", shut[i].step, 0, 0);
        hostile_register_set(shut[i].reg, shut[i].value);
        hostile_forget();
        CHECK_EQ(backmem_region_shut(&region), shut[i].step);
        CHECK_EQ(hostile_count(HOSTILE_STORE, 0, 0, UINT32_MAX), 0);
        CHECK(accesses() <= STEPS);
    }
}

// What open does not ask about is named, behind all that it does.
static void shut_asks_for_likely_reasons_last(void) {
    static const backmem_step_t asks[] = { { DBP, 1u << 3, BACKMEM_STEP_TRY_SET },
                                           { LOCK, 3u << 4, BACKMEM_STEP_ASK_CLEAR },
                                           { MASK, 3u << 4, BACKMEM_STEP_ASK_SET } };
    static const backmem_region_desc_t desc = { .base = MEM,
                                                .bytes = BYTES,
                                                .steps = asks,
                                                .step_count = 3,
                                                .width = 4,
                                                .stride = 4 };
    chip_begin(0);
    CHECK_EQ(backmem_region_open(&region, &desc), BACKMEM_OK);
    CHECK_EQ(accesses(), 3); // the attempt
    CHECK_EQ(backmem_region_shut(&region), 3);
    hostile_register_set(MASK, ~(1u << 4));
    CHECK_EQ(backmem_region_shut(&region), 2);
    hostile_register_set(LOCK, 1u << 5);
    CHECK_EQ(backmem_region_shut(&region), 1);
    CHECK_EQ(backmem_region_fill(&region, 0, 0, 8), BACKMEM_OK); // reads are honoured
}

// A bit that can be why loads give zero, and here is not: zeros alone are no proof, and
// what was seen to change is.
static void zeros_behind_a_likely_reason_are_dropped(void) {
    static const backmem_step_t asks[] = { { LOCK, 3u << 4, BACKMEM_STEP_ASK_BOTH } };
    static const backmem_region_desc_t desc = { .base = MEM,
                                                .bytes = BYTES,
                                                .steps = asks,
                                                .step_count = 1,
                                                .width = 4,
                                                .stride = 4 };
    const hostile_memory_t ram = { .base = MEM, .bytes = BYTES };
    const hostile_register_t reg = { .address = LOCK };
    const uint8_t bytes[4] = { 1, 2, 3, 4 };
    hostile_begin();
    hostile_map(&ram);
    hostile_map_register(&reg);
    hostile_power_on();
    CHECK_EQ(backmem_region_open(&region, &desc), BACKMEM_OK);
    CHECK_EQ(backmem_region_shut(&region), 1);
    CHECK_EQ(backmem_region_fill(&region, 0, 0, 8), BACKMEM_OK);
    hostile_register_set(LOCK, 1u << 5);
    CHECK_EQ(backmem_region_shut(&region), 0);
    CHECK_EQ(backmem_region_fill(&region, 0, 0, 8), BACKMEM_ERR_DROPPED);
    CHECK_EQ(backmem_region_write(&region, 0, bytes, 4), BACKMEM_OK);
    CHECK_EQ(backmem_region_wipe(&region, 0, 8), BACKMEM_OK);
    region.desc = NULL;
}

// Where a gate's loads give zero, neither zeros nor anything else was written.
static void zeros_behind_a_shut_gate_are_dropped(void) {
    static const backmem_op_t ops[] = { BACKMEM_STEP_UNLOCK, BACKMEM_STEP_UNLOCK_BOTH,
                                        BACKMEM_STEP_SET };
    for (size_t i = 0; i < 3; i++) {
        const backmem_step_t gate[] = { { DBP, 1u << 8, ops[i] } };
        const backmem_region_desc_t desc = { .base = MEM,
                                             .bytes = BYTES,
                                             .steps = gate,
                                             .step_count = 1,
                                             .width = 4,
                                             .stride = 4 };
        const bool both = ops[i] != BACKMEM_STEP_UNLOCK;
        const hostile_gate_t dbp = { DBP, 1u << 8 };
        const hostile_memory_t ram = { .base = MEM,
                                       .bytes = BYTES,
                                       .unlock = dbp,
                                       .clock = both ? dbp : (hostile_gate_t){ 0, 0 } };
        const hostile_register_t reg = { .address = DBP };
        const uint8_t zeros[8] = { 0 };
        CHECK_AT("op", ops[i], 0, 0);
        hostile_begin();
        hostile_map(&ram);
        hostile_map_register(&reg);
        hostile_power_on();
        CHECK_EQ(backmem_region_open(&region, &desc), BACKMEM_OK);
        CHECK_EQ(backmem_region_fill(&region, 0, 0x5a, 8), BACKMEM_OK);
        hostile_register_set(DBP, 0);
        CHECK_EQ(backmem_region_fill(&region, 0, 0, 8), BACKMEM_ERR_DROPPED);
        CHECK_EQ(backmem_region_write(&region, 0, zeros, 8), BACKMEM_ERR_DROPPED);
        CHECK_EQ(backmem_region_write(&region, 3, zeros, 1), BACKMEM_ERR_DROPPED);
        CHECK_EQ(backmem_region_wipe(&region, 0, 8), BACKMEM_ERR_DROPPED);
        CHECK_EQ(backmem_region_shut(&region), 0);
        hostile_register_set(DBP, 1u << 8);
        CHECK_EQ(hostile_peek(MEM + 3), 0x5a);
        CHECK_EQ(backmem_region_write(&region, 3, zeros, 1), BACKMEM_OK);
        CHECK_EQ(hostile_peek(MEM + 3), 0);
        region.desc = NULL;
    }
}

// ---- lock -------------------------------------------------------------------

static void lock_undoes_unlock_alone(void) {
    chip_begin(0);
    CHECK_EQ(backmem_region_open(&region, &row), BACKMEM_OK);
    hostile_forget();
    CHECK_EQ(backmem_region_lock(&region), BACKMEM_OK);
    CHECK_EQ(stores(), 1);
    CHECK_EQ(hostile_register_value(DBP), 0x0000c000u);
    CHECK_EQ(hostile_register_value(CLOCK), 0x10100000u);
    CHECK_EQ(hostile_register_value(POWER), 0x00010001u);
}

static void locked_region_reads_but_drops_writes(void) {
    const uint8_t bytes[] = { 0xaa, 0xbb };
    uint8_t got[2] = { 0, 0 };
    chip_begin(0);
    CHECK_EQ(backmem_region_open(&region, &row), BACKMEM_OK);
    CHECK_EQ(backmem_region_fill(&region, 0, 0x55, BYTES), BACKMEM_OK);
    CHECK_EQ(backmem_region_lock(&region), BACKMEM_OK);
    CHECK_EQ(backmem_region_write(&region, 6, bytes, 2), BACKMEM_ERR_DROPPED);
    CHECK_EQ(backmem_region_read(&region, 6, got, 2), BACKMEM_OK);
    CHECK_EQ(got[0], 0x55);
    CHECK_EQ(got[1], 0x55);
    CHECK_EQ(backmem_region_open(&region, &row), BACKMEM_OK);
    CHECK_EQ(backmem_region_write(&region, 6, bytes, 2), BACKMEM_OK);
    CHECK_STR(hostile_fault(), "none");
}

static void lock_waits_for_the_last_store(void) {
    chip_begin(0);
    CHECK_EQ(backmem_region_open(&region, &row), BACKMEM_OK);
    CHECK_EQ(backmem_region_fill(&region, 0, 0, BYTES), BACKMEM_OK);
    BACKMEM_STORE32(MEM + 8, 0x11223344u); // as a program's own pointer would
    CHECK_EQ(backmem_region_lock(&region), BACKMEM_OK);
    hostile_reset();
    CHECK_EQ(hostile_peek(MEM + 8), 0x44);
}

static void lock_of_the_secure_alias_stays_there(void) {
    chip_begin(ALIAS);
    CHECK_EQ(backmem_region_open_secure(&region, &row), BACKMEM_OK);
    CHECK_EQ(backmem_region_lock(&region), BACKMEM_OK);
    CHECK_EQ(hostile_register_value(DBP + ALIAS), 0x0000c000u);
    CHECK_STR(hostile_fault(), "none");
}

static void lock_without_an_unlock_step_is_unsupported(void) {
    const backmem_region_desc_t plain = { .base = MEM,
                                          .bytes = BYTES,
                                          .steps = steps,
                                          .width = 4,
                                          .stride = 4,
                                          .step_count = 1 };
    chip_begin(0);
    CHECK_EQ(backmem_region_open(&region, &plain), BACKMEM_OK);
    hostile_forget();
    CHECK_EQ(backmem_region_lock(&region), BACKMEM_ERR_UNSUPPORTED);
    CHECK_EQ(accesses(), 0);
}

// A key in front of the bit: shut by others, named, and locked with the same key.
static void lock_and_shut_know_the_key(void) {
    static const backmem_step_t keyed[] = {
        { KEYED, 0xa502u, BACKMEM_STEP_UNLOCK },
    };
    static const backmem_region_desc_t desc = { .base = MEM,
                                                .bytes = BYTES,
                                                .steps = keyed,
                                                .width = 1,
                                                .stride = 1,
                                                .step_count = 1 };
    const hostile_memory_t ram = { .base = MEM,
                                   .bytes = BYTES,
                                   .unlock = { KEYED, 2 } };
    const hostile_register_t reg = { .address = KEYED, .key = 0xa500u, .reset = 0x09 };
    const uint8_t bytes[] = { 1, 2, 3 };
    hostile_begin();
    hostile_map(&ram);
    hostile_map_register(&reg);
    hostile_power_on();
    CHECK_EQ(backmem_region_open(&region, &desc), BACKMEM_OK);
    CHECK_EQ(backmem_region_write(&region, 1, bytes, 3), BACKMEM_OK);
    CHECK_EQ(backmem_region_shut(&region), 1);
    hostile_register_set(KEYED, 0x09);
    CHECK_EQ(backmem_region_shut(&region), 0);
    CHECK_EQ(backmem_region_write(&region, 2, bytes, 3), BACKMEM_ERR_DROPPED);
    CHECK_EQ(backmem_region_open(&region, &desc), BACKMEM_OK);
    CHECK_EQ(hostile_register_value(KEYED), 0x0bu);
    CHECK_EQ(backmem_region_lock(&region), BACKMEM_OK);
    CHECK_EQ(hostile_register_value(KEYED), 0x09u);
    CHECK_STR(hostile_fault(), "none");
}

// Two protections, of which one stays off: that is told, whichever it is.
static void lock_reports_a_bit_that_does_not_clear(void) {
    static const backmem_step_t two[] = {
        { DBP, 1u << 8, BACKMEM_STEP_UNLOCK },
        { KEY, 1u << 1, BACKMEM_STEP_UNLOCK },
    };
    static const backmem_region_desc_t both = { .base = MEM,
                                                .bytes = BYTES,
                                                .steps = two,
                                                .width = 4,
                                                .stride = 4,
                                                .step_count = 2 };
    for (uint32_t stuck = 0; stuck < 3; stuck++) {
        const hostile_memory_t ram = { .base = MEM, .bytes = BYTES };
        const hostile_register_t first = { .address = DBP,
                                           .reset = 1u << 8,
                                           .fixed = stuck == 0 ? 1u << 8 : 0 };
        const hostile_register_t second = { .address = KEY,
                                            .reset = 1u << 1,
                                            .fixed = stuck == 1 ? 1u << 1 : 0 };
        CHECK_AT("stuck", stuck, 0, 0);
        hostile_begin();
        hostile_map(&ram);
        hostile_map_register(&first);
        hostile_map_register(&second);
        hostile_power_on();
        CHECK_EQ(backmem_region_open(&region, &both), BACKMEM_OK);
        CHECK_EQ(backmem_region_lock(&region),
                 stuck < 2 ? BACKMEM_ERR_DROPPED : BACKMEM_OK);
        CHECK_EQ(hostile_register_value(DBP), stuck == 0 ? 1u << 8 : 0);
        CHECK_EQ(hostile_register_value(KEY), stuck == 1 ? 1u << 1 : 0);
    }
}

int main(void) {
    RUN(shut_names_the_first_gate_that_is);
    RUN(shut_asks_for_likely_reasons_last);
    RUN(zeros_behind_a_likely_reason_are_dropped);
    RUN(zeros_behind_a_shut_gate_are_dropped);
    RUN(lock_undoes_unlock_alone);
    RUN(locked_region_reads_but_drops_writes);
    RUN(lock_waits_for_the_last_store);
    RUN(lock_of_the_secure_alias_stays_there);
    RUN(lock_without_an_unlock_step_is_unsupported);
    RUN(lock_and_shut_know_the_key);
    RUN(lock_reports_a_bit_that_does_not_clear);
    return CHECK_EXIT();
}
