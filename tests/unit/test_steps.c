// The enable steps, one by one, on registers that behave like real ones.
//
// SPDX-License-Identifier: MIT
#include "backmem/region.h"
#include "check.h"
#include "hostile.h"

#define REG      0x40007000u
#define GATE     0x40023840u
#define MEM      0x40024000u
#define UNTOLD   0xdead0000u // a value that no step asks for
#define POLL_MAX 100u        // BACKMEM_WAIT_POLLS of hostile.h

static backmem_region_t region;

#define KEYED 0x400073feu // a register of 16 bits, with a key

// Opens a row whose only step this is; the register wakes with `reg->reset`.
static backmem_err_t run(backmem_op_t op, uint32_t bits,
                         const hostile_register_t *reg) {
    static const hostile_memory_t memory = { .base = MEM, .bytes = 64 };
    static const hostile_register_t gate = { .address = GATE };
    const backmem_step_t step = { .reg = reg->address, .bits = bits, .op = op };
    const backmem_region_desc_t row = { .base = MEM,
                                        .bytes = 64,
                                        .steps = &step,
                                        .width = 4,
                                        .stride = 4,
                                        .step_count = 1 };
    hostile_begin();
    hostile_map(&memory);
    hostile_map_register(reg);
    hostile_map_register(&gate);
    hostile_power_on();
    const backmem_err_t err = backmem_region_open(&region, &row);
    region.desc = NULL; // it was this function's
    CHECK_STR(hostile_fault(), "none");
    CHECK_EQ(hostile_count(HOSTILE_LOAD, 0, MEM, MEM + 64), 0);
    CHECK_EQ(hostile_count(HOSTILE_STORE, 0, MEM, MEM + 64), 0);
    if (op != BACKMEM_STEP_WAIT && op != BACKMEM_STEP_WAIT_CLEAR
        && op != BACKMEM_STEP_RETAIN_READY) {
        size_t accesses;
        (void)hostile_log(&accesses);
        CHECK(accesses <= 3);
    }
    return err;
}

static uint32_t stores(void) {
    return hostile_count(HOSTILE_STORE, 0, 0, UINT32_MAX);
}

static uint32_t loads(void) {
    return hostile_count(HOSTILE_LOAD, 0, 0, UINT32_MAX);
}

// The value of the only store.
static uint32_t stored(void) {
    size_t count;
    const hostile_access_t *log = hostile_log(&count);
    uint32_t value = UNTOLD;
    for (size_t i = 0; i < count; i++) {
        if (log[i].kind == HOSTILE_STORE) {
            value = log[i].value;
        }
    }
    return value;
}

static const backmem_op_t set_ops[] = { BACKMEM_STEP_SET, BACKMEM_STEP_UNLOCK,
                                        BACKMEM_STEP_RETAIN };
#define SET_OPS (sizeof(set_ops) / sizeof(set_ops[0]))

static void set_unlock_and_retain_set_bits_and_keep_the_others(void) {
    const hostile_register_t reg = { .address = REG, .reset = 0x00f01002u };
    for (size_t i = 0; i < SET_OPS; i++) {
        CHECK_AT("op", set_ops[i], 0, 0);
        CHECK_EQ(run(set_ops[i], 0x00000103u, &reg), BACKMEM_OK);
        CHECK_EQ(hostile_register_value(REG), 0x00f01103u);
        CHECK_EQ(stores(), 1);
    }
}

static void set_unlock_and_retain_leave_a_register_that_is_as_wanted(void) {
    const hostile_register_t reg = { .address = REG, .reset = 0x00f01103u };
    for (size_t i = 0; i < SET_OPS; i++) {
        CHECK_AT("op", set_ops[i], 0, 0);
        CHECK_EQ(run(set_ops[i], 0x00000103u, &reg), BACKMEM_OK);
        CHECK_EQ(hostile_register_value(REG), 0x00f01103u);
        CHECK_EQ(stores(), 0);
    }
}

static void clear_clears_bits_and_keeps_the_others(void) {
    const hostile_register_t reg = { .address = REG, .reset = 0x00f01102u };
    CHECK_EQ(run(BACKMEM_STEP_CLEAR, 0x00000103u, &reg), BACKMEM_OK);
    CHECK_EQ(hostile_register_value(REG), 0x00f01000u);
    CHECK_EQ(stores(), 1);
}

static void clear_leaves_a_register_that_is_as_wanted(void) {
    const hostile_register_t reg = { .address = REG, .reset = 0x00f01000u };
    CHECK_EQ(run(BACKMEM_STEP_CLEAR, 0x00000103u, &reg), BACKMEM_OK);
    CHECK_EQ(stores(), 0);
}

static void write_gives_the_register_this_value(void) {
    const hostile_register_t reg = { .address = REG, .reset = 0xffffffffu };
    CHECK_EQ(run(BACKMEM_STEP_WRITE, 0x41736166u, &reg), BACKMEM_OK);
    CHECK_EQ(hostile_register_value(REG), 0x41736166u);
    CHECK_EQ(stores(), 1);
}

static void write_leaves_a_register_that_is_as_wanted(void) {
    const hostile_register_t zero = { .address = REG, .reset = 0 };
    const hostile_register_t key = { .address = REG, .reset = 0x41736166u };
    CHECK_EQ(run(BACKMEM_STEP_WRITE, 0x41736166u, &key), BACKMEM_OK);
    CHECK_EQ(stores(), 0);
    CHECK_EQ(run(BACKMEM_STEP_WRITE, 0, &zero), BACKMEM_OK);
    CHECK_EQ(stores(), 0);
}

static void ack_stores_its_bits_alone(void) {
    const hostile_register_t reg = { .address = REG,
                                     .reset = 0x0000001bu,
                                     .acks = 0x000000ffu };
    CHECK_EQ(run(BACKMEM_STEP_ACK, 0x00000003u, &reg), BACKMEM_OK);
    CHECK_EQ(stored(), 0x00000003u);
    CHECK_EQ(stores(), 1);
    CHECK_EQ(hostile_register_value(REG), 0x00000018u);
}

static void ack_stores_when_any_of_its_bits_is_up(void) {
    const hostile_register_t reg = { .address = REG,
                                     .reset = 0x00000012u,
                                     .acks = 0x000000ffu };
    CHECK_EQ(run(BACKMEM_STEP_ACK, 0x00000003u, &reg), BACKMEM_OK);
    CHECK_EQ(stored(), 0x00000003u);
    CHECK_EQ(hostile_register_value(REG), 0x00000010u);
}

static void ack_stores_nothing_when_its_bits_are_down(void) {
    const hostile_register_t reg = { .address = REG,
                                     .reset = 0x00000018u,
                                     .acks = 0x000000ffu };
    CHECK_EQ(run(BACKMEM_STEP_ACK, 0x00000003u, &reg), BACKMEM_OK);
    CHECK_EQ(stores(), 0);
    CHECK_EQ(hostile_register_value(REG), 0x00000018u);
}

static void wait_polls_until_the_bit_is_up(void) {
    for (uint32_t polls = 0; polls < POLL_MAX; polls++) {
        const hostile_register_t reg = { .address = REG,
                                         .ready = 0x10,
                                         .polls = polls };
        CHECK_AT("polls", polls, 0, 0);
        CHECK_EQ(run(BACKMEM_STEP_WAIT, 0x10, &reg), BACKMEM_OK);
        CHECK_EQ(loads(), polls + 1);
        CHECK_EQ(stores(), 0);
    }
}

static void wait_gives_up_after_the_configured_polls(void) {
    const uint32_t late[] = { POLL_MAX, HOSTILE_NEVER };
    for (size_t i = 0; i < 2; i++) {
        const hostile_register_t reg = { .address = REG,
                                         .ready = 0x10,
                                         .polls = late[i] };
        CHECK_EQ(run(BACKMEM_STEP_WAIT, 0x10, &reg), BACKMEM_ERR_TIMEOUT);
        CHECK_EQ(loads(), POLL_MAX);
        CHECK_EQ(stores(), 0);
    }
}

static void wait_wants_all_of_its_bits(void) {
    const hostile_register_t half = { .address = REG, .reset = 0x20 };
    const hostile_register_t both = {
        .address = REG, .reset = 0x20, .ready = 0x10, .polls = 3
    };
    CHECK_EQ(run(BACKMEM_STEP_WAIT, 0x30, &half), BACKMEM_ERR_TIMEOUT);
    CHECK_EQ(run(BACKMEM_STEP_WAIT, 0x30, &both), BACKMEM_OK);
    CHECK_EQ(loads(), 4);
}

static void require_passes_only_with_all_bits_clear(void) {
    const hostile_register_t open = { .address = REG, .reset = 0xffffffcfu };
    const hostile_register_t one = { .address = REG, .reset = 0x20 };
    const hostile_register_t two = { .address = REG, .reset = 0x30 };
    CHECK_EQ(run(BACKMEM_STEP_REQUIRE, 0x30, &open), BACKMEM_OK);
    CHECK_EQ(stores(), 0);
    CHECK_EQ(run(BACKMEM_STEP_REQUIRE, 0x30, &one), BACKMEM_ERR_LOCKED);
    CHECK_EQ(stores(), 0);
    CHECK_EQ(run(BACKMEM_STEP_REQUIRE, 0x30, &two), BACKMEM_ERR_LOCKED);
    CHECK_EQ(stores(), 0);
}

typedef struct change {
    backmem_op_t op;
    uint32_t reset; // so that the step has to store
    uint32_t acks;
} change_t;

static const change_t changes[] = {
    { BACKMEM_STEP_SET, 0x00, 0 },         { BACKMEM_STEP_UNLOCK, 0x00, 0 },
    { BACKMEM_STEP_UNLOCK_BOTH, 0x00, 0 }, { BACKMEM_STEP_CLEAR, 0xff, 0 },
    { BACKMEM_STEP_WRITE, 0xff, 0 },       { BACKMEM_STEP_ACK, 0xff, 0xff },
};
#define CHANGES (sizeof(changes) / sizeof(changes[0]))

static void step_on_a_protected_register_is_dropped(void) {
    for (size_t i = 0; i < CHANGES; i++) {
        const hostile_register_t reg = { .address = REG,
                                         .reset = changes[i].reset,
                                         .acks = changes[i].acks,
                                         .unlock = { GATE, 1 } };
        CHECK_AT("op", changes[i].op, 0, 0);
        CHECK_EQ(run(changes[i].op, 0x06, &reg), BACKMEM_ERR_DROPPED);
        CHECK_EQ(stores(), 1);
    }
}

// A register without its clock reads as zeros: what shall be zero seems to be.
static void step_on_a_register_without_clock_is_dropped(void) {
    const backmem_op_t ops[] = { BACKMEM_STEP_SET, BACKMEM_STEP_UNLOCK,
                                 BACKMEM_STEP_UNLOCK_BOTH, BACKMEM_STEP_WRITE };
    const hostile_register_t reg = { .address = REG, .clock = { GATE, 1 } };
    for (size_t i = 0; i < sizeof(ops) / sizeof(ops[0]); i++) {
        CHECK_AT("op", ops[i], 0, 0);
        CHECK_EQ(run(ops[i], 0x06, &reg), BACKMEM_ERR_DROPPED);
    }
}

static void step_whose_bits_stick_only_in_part_is_dropped(void) {
    for (size_t i = 0; i < CHANGES; i++) {
        const hostile_register_t reg = { .address = REG,
                                         .reset = changes[i].reset,
                                         .acks = changes[i].acks & 0x02,
                                         .fixed = 0x05 };
        CHECK_AT("op", changes[i].op, 0, 0);
        CHECK_EQ(run(changes[i].op, 0x06, &reg), BACKMEM_ERR_DROPPED);
    }
}

// A guarantee less, and the rest of the region as usable as before.
static void retain_or_try_that_does_not_take_is_no_error(void) {
    const hostile_register_t regs[] = {
        { .address = REG, .unlock = { GATE, 1 } },
        { .address = REG, .clock = { GATE, 1 } },
        { .address = REG, .fixed = 0x05 },
    };
    for (size_t i = 0; i < sizeof(regs) / sizeof(regs[0]); i++) {
        CHECK_AT("register", (uint32_t)i, 0, 0);
        CHECK_EQ(run(BACKMEM_STEP_RETAIN, 0x06, &regs[i]), BACKMEM_OK);
        CHECK_EQ(stores(), 1);
        CHECK_EQ(run(BACKMEM_STEP_TRY_SET, 0x06, &regs[i]), BACKMEM_OK);
        CHECK_EQ(stores(), 1);
        CHECK_EQ(run(BACKMEM_STEP_RETAIN_READY, 0x06, &regs[i]), BACKMEM_OK);
        CHECK_EQ(stores(), 0);
        CHECK_EQ(loads(), POLL_MAX);
    }
}

static void wait_clear_polls_until_all_bits_are_down(void) {
    const hostile_register_t down = { .address = REG, .reset = 0xffffffcfu };
    const hostile_register_t half = { .address = REG, .reset = 0x10 };
    CHECK_EQ(run(BACKMEM_STEP_WAIT_CLEAR, 0x30, &down), BACKMEM_OK);
    CHECK_EQ(loads(), 1);
    CHECK_EQ(run(BACKMEM_STEP_WAIT_CLEAR, 0x30, &half), BACKMEM_ERR_TIMEOUT);
    CHECK_EQ(loads(), POLL_MAX);
    CHECK_EQ(stores(), 0);
}

static void ask_touches_nothing_at_open(void) {
    const hostile_register_t one = { .address = REG, .reset = 0x10 };
    CHECK_EQ(run(BACKMEM_STEP_ASK_CLEAR, 0x30, &one), BACKMEM_OK);
    CHECK_EQ(loads() + stores(), 0);
    CHECK_EQ(run(BACKMEM_STEP_ASK_SET, 0x30, &one), BACKMEM_OK);
    CHECK_EQ(loads() + stores(), 0);
}

// ---- a register with a key --------------------------------------------------------

static void key_goes_along_with_each_store_and_is_not_asked_for(void) {
    const hostile_register_t reg = { .address = KEYED, .key = 0xa500u, .reset = 0x09 };
    CHECK_EQ(run(BACKMEM_STEP_UNLOCK, 0xa502u, &reg), BACKMEM_OK);
    CHECK_EQ(stored(), 0xa50bu);
    CHECK_EQ(stores(), 1);
    CHECK_EQ(hostile_count(HOSTILE_STORE, 2, KEYED, KEYED + 1), 1);
    CHECK_EQ(hostile_register_value(KEYED), 0x0bu);
    const hostile_register_t open = { .address = KEYED, .key = 0xa500u, .reset = 0x0a };
    CHECK_EQ(run(BACKMEM_STEP_UNLOCK, 0xa502u, &open), BACKMEM_OK);
    CHECK_EQ(stores(), 0);
    CHECK_EQ(hostile_count(HOSTILE_LOAD, 2, KEYED, KEYED + 1), 1);
}

static void key_goes_along_where_a_bit_is_cleared(void) {
    const hostile_register_t reg = { .address = KEYED, .key = 0xa500u, .reset = 0x0f };
    CHECK_EQ(run(BACKMEM_STEP_CLEAR, 0xa502u, &reg), BACKMEM_OK);
    CHECK_EQ(stored(), 0xa50du);
    CHECK_EQ(hostile_register_value(KEYED), 0x0du);
}

static void wrong_key_is_dropped(void) {
    const hostile_register_t reg = { .address = KEYED, .key = 0x5a00u };
    CHECK_EQ(run(BACKMEM_STEP_UNLOCK, 0xa502u, &reg), BACKMEM_ERR_DROPPED);
    CHECK_EQ(stores(), 1);
    CHECK_EQ(hostile_register_value(KEYED), 0);
}

static void key_is_no_part_of_what_is_required(void) {
    const hostile_register_t down = { .address = KEYED, .reset = 0x05 };
    const hostile_register_t up = { .address = KEYED, .reset = 0x02 };
    CHECK_EQ(run(BACKMEM_STEP_REQUIRE, 0xa502u, &down), BACKMEM_OK);
    CHECK_EQ(run(BACKMEM_STEP_REQUIRE, 0xa502u, &up), BACKMEM_ERR_LOCKED);
    CHECK_EQ(stores(), 0);
}

int main(void) {
    RUN(key_goes_along_with_each_store_and_is_not_asked_for);
    RUN(key_goes_along_where_a_bit_is_cleared);
    RUN(wrong_key_is_dropped);
    RUN(key_is_no_part_of_what_is_required);
    RUN(set_unlock_and_retain_set_bits_and_keep_the_others);
    RUN(set_unlock_and_retain_leave_a_register_that_is_as_wanted);
    RUN(clear_clears_bits_and_keeps_the_others);
    RUN(clear_leaves_a_register_that_is_as_wanted);
    RUN(write_gives_the_register_this_value);
    RUN(write_leaves_a_register_that_is_as_wanted);
    RUN(ack_stores_its_bits_alone);
    RUN(ack_stores_when_any_of_its_bits_is_up);
    RUN(ack_stores_nothing_when_its_bits_are_down);
    RUN(wait_polls_until_the_bit_is_up);
    RUN(wait_gives_up_after_the_configured_polls);
    RUN(wait_wants_all_of_its_bits);
    RUN(require_passes_only_with_all_bits_clear);
    RUN(step_on_a_protected_register_is_dropped);
    RUN(step_on_a_register_without_clock_is_dropped);
    RUN(step_whose_bits_stick_only_in_part_is_dropped);
    RUN(retain_or_try_that_does_not_take_is_no_error);
    RUN(ask_touches_nothing_at_open);
    RUN(wait_clear_polls_until_all_bits_are_down);
    return CHECK_EXIT();
}
