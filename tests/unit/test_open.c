// Coming to a region: bind, attach, open, lock.
//
// SPDX-License-Identifier: MIT
#include "backmem/place.h"
#include "check.h"
#include "hostile.h"

// A chip of our own: the bus clock, the write protection that needs the clock, a
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

// No span fits, and nothing is touched by trying.
static void check_fits_nothing(void) {
    uint8_t byte = 0;
    hostile_forget();
    CHECK_EQ(region.bytes, 0);
    CHECK_EQ(backmem_region_read(&region, 0, &byte, 1), BACKMEM_ERR_RANGE);
    CHECK_EQ(backmem_region_write(&region, 0, &byte, 1), BACKMEM_ERR_RANGE);
    CHECK_EQ(backmem_region_fill(&region, 0, 1, 1), BACKMEM_ERR_RANGE);
    CHECK_EQ(backmem_region_wipe(&region, 0, 1), BACKMEM_ERR_RANGE);
    CHECK_EQ(backmem_region_flush(&region, 0, 1), BACKMEM_ERR_RANGE);
    CHECK_EQ(backmem_region_compare(&region, 0, &byte, 1), BACKMEM_ERR_RANGE);
    CHECK_EQ(accesses(), 0);
}

static void check_usable(uint32_t alias) {
    const uint8_t bytes[] = { 1, 2, 3, 4, 5 };
    CHECK_EQ(region.step, region.desc->step_count); // none failed
    CHECK_EQ(backmem_region_write(&region, 2, bytes, 5), BACKMEM_OK);
    for (uint32_t i = 0; i < 5; i++) {
        CHECK_EQ(hostile_peek(MEM + alias + 2 + i), bytes[i]);
    }
}

// ---- bind and attach --------------------------------------------------------

static void bind_gives_the_address_and_touches_nothing(void) {
    hostile_begin();
    CHECK_EQ(backmem_region_bind(&region, &row), BACKMEM_OK);
    CHECK(region.desc == &row);
    CHECK_EQ(region.base, MEM);
    CHECK_EQ(region.bytes, BYTES);
    CHECK_EQ(backmem_region_bind_secure(&region, &row), BACKMEM_OK);
    CHECK_EQ(region.base, MEM + ALIAS);
    CHECK_EQ(region.bytes, BYTES);
    CHECK_EQ(accesses(), 0);
    CHECK_STR(hostile_fault(), "none");
}

static void bind_and_open_refuse_what_the_row_does_not_have(void) {
    const backmem_region_desc_t plain = {
        .base = MEM, .bytes = BYTES, .width = 4, .stride = 4
    };
    const backmem_region_desc_t nowhere = { .secure_offset = ALIAS,
                                            .steps = steps,
                                            .width = 4,
                                            .stride = 4,
                                            .step_count = STEPS };
    chip_begin(0);
    CHECK_EQ(backmem_region_bind_secure(&region, &plain), BACKMEM_ERR_UNSUPPORTED);
    check_fits_nothing();
    CHECK_EQ(region.step, 0);
    CHECK_EQ(backmem_region_open(&region, &nowhere), BACKMEM_ERR_UNSUPPORTED);
    CHECK_EQ(region.step, STEPS); // none failed
    CHECK_EQ(backmem_region_open_secure(&region, &plain), BACKMEM_ERR_UNSUPPORTED);
    check_fits_nothing();
    for (int secure = 0; secure < 2; secure++) {
        CHECK_EQ((secure != 0 ? backmem_region_bind_secure(&region, &nowhere)
                              : backmem_region_bind(&region, &nowhere)),
                 BACKMEM_ERR_UNSUPPORTED);
        check_fits_nothing();
        CHECK_EQ((secure != 0 ? backmem_region_open_secure(&region, &nowhere)
                              : backmem_region_open(&region, &nowhere)),
                 BACKMEM_ERR_UNSUPPORTED);
        check_fits_nothing();
    }
}

// A name that the chip does not have: an answer, and a region on which every call is
// safe.
static void no_descriptor_is_unsupported(void) {
    backmem_place_t place;
    hostile_begin();
    for (int how = 0; how < 5; how++) {
        memset(&region, 0xa5, sizeof region);
        CHECK_AT("how", how, 0, 0);
        CHECK_EQ(how == 0   ? backmem_region_bind(&region, NULL)
                 : how == 1 ? backmem_region_bind_secure(&region, NULL)
                 : how == 2 ? backmem_region_open(&region, NULL)
                 : how == 3 ? backmem_region_open_secure(&region, NULL)
                            : backmem_region_attach(&region, NULL, &region, 64),
                 BACKMEM_ERR_UNSUPPORTED);
        check_fits_nothing();
        CHECK_EQ(region.step, region.desc->step_count);
        CHECK_EQ(backmem_region_lock(&region), BACKMEM_ERR_UNSUPPORTED);
        CHECK(!backmem_region_unowned(&region, 0, &place));
        CHECK_EQ(backmem_desc_survives(region.desc, BACKMEM_EVENT_SOFT_RESET),
                 BACKMEM_UNKNOWN);
        CHECK(region.desc->name != NULL);
        CHECK_EQ(accesses(), 0);
    }
}

static void attach_wants_an_address_on_the_stride(void) {
    for (uint32_t odd = 0; odd < 8; odd++) {
        for (uint8_t stride = 1; stride <= 4; stride = (uint8_t)(stride + 3)) {
            const backmem_region_desc_t any = { .width = 1, .stride = stride };
            const bool good = odd % stride == 0;
            CHECK_AT("odd, stride", odd, stride, 0);
            CHECK_EQ(backmem_region_attach(&region, &any,
                                           (void *)(uintptr_t)(MEM + odd), BYTES),
                     good ? BACKMEM_OK : BACKMEM_ERR_ALIGN);
            CHECK_EQ(region.bytes, good ? BYTES : 0);
            if (good) {
                CHECK_EQ(region.base, MEM + odd);
                CHECK(region.desc == &any);
            }
        }
    }
    region.desc = NULL;
}

static void attach_wants_whole_units_and_items(void) {
    const uint8_t shapes[][3] = { // width, stride, itemsize
                                  { 1, 1, 1 }, { 1, 1, 4 }, { 1, 1, 0 },
                                  { 4, 4, 4 }, { 4, 4, 1 }, { 4, 4, 0 },
                                  { 2, 4, 0 }, { 2, 4, 4 }, { 1, 4, 0 }
    };
    for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++) {
        const backmem_region_desc_t any = { .width = shapes[i][0],
                                            .stride = shapes[i][1],
                                            .itemsize = shapes[i][2] };
        for (uint32_t bytes = 0; bytes < 18; bytes++) {
            const bool good = bytes > 0 && bytes % any.width == 0
                              && (any.itemsize == 0 || bytes % any.itemsize == 0);
            CHECK_AT("width, itemsize, bytes", any.width, any.itemsize, bytes);
            CHECK_EQ(
                backmem_region_attach(&region, &any, (void *)(uintptr_t)MEM, bytes),
                good ? BACKMEM_OK : BACKMEM_ERR_SIZE);
            CHECK_EQ(region.bytes, good ? bytes : 0);
        }
    }
    region.desc = NULL;
}

// ---- open -------------------------------------------------------------------

static void open_takes_the_steps_in_order(void) {
    const uint32_t order[] = { CLOCK, DBP, FLAG, KEY, POWER, MASK };
    size_t count;
    size_t found = 0;
    chip_begin(0);
    CHECK_EQ(backmem_region_open(&region, &row), BACKMEM_OK);
    const hostile_access_t *log = hostile_log(&count);
    for (size_t i = 0; i < count; i++) {
        if (log[i].kind == HOSTILE_STORE) {
            CHECK(found < 6 && log[i].address == order[found]);
            found++;
        }
    }
    CHECK_EQ(found, 6);
    CHECK_EQ(hostile_register_value(CLOCK), 0x10100000u);
    CHECK_EQ(hostile_register_value(DBP), 0x0000c100u);
    CHECK_EQ(hostile_register_value(FLAG), 0x43u);
    CHECK_EQ(hostile_register_value(KEY), 0x41736166u);
    CHECK_EQ(hostile_register_value(POWER), 0x00010001u);
    CHECK_EQ(hostile_register_value(MASK), 0xffffff0fu);
    CHECK_EQ(region.bytes, BYTES);
    check_usable(0);
    CHECK_STR(hostile_fault(), "none");
}

static void open_twice_costs_loads_only(void) {
    chip_begin(0);
    CHECK_EQ(backmem_region_open(&region, &row), BACKMEM_OK);
    check_usable(0);
    hostile_forget();
    CHECK_EQ(backmem_region_open(&region, &row), BACKMEM_OK);
    CHECK_EQ(stores(), 0);
    CHECK_EQ(hostile_count(HOSTILE_LOAD, 0, MEM, MEM + BYTES), 0);
    check_usable(0);
    CHECK_STR(hostile_fault(), "none");
}

static void open_after_a_reset_does_what_the_reset_undid(void) {
    chip_begin(0);
    CHECK_EQ(backmem_region_open(&region, &row), BACKMEM_OK);
    check_usable(0);
    hostile_supply_loss();
    hostile_forget();
    CHECK_EQ(backmem_region_open(&region, &row), BACKMEM_OK);
    CHECK_EQ(hostile_count(HOSTILE_STORE, 0, CLOCK, CLOCK + 4), 1);
    CHECK_EQ(hostile_count(HOSTILE_STORE, 0, POWER, POWER + 4), 0);
    CHECK_EQ(hostile_peek(MEM + 2), 1);
    CHECK_EQ(hostile_peek(MEM + 6), 5);
    CHECK_STR(hostile_fault(), "none");
}

static void open_secure_moves_steps_and_data(void) {
    chip_begin(ALIAS); // nothing is at the other addresses
    CHECK_EQ(backmem_region_open_secure(&region, &row), BACKMEM_OK);
    CHECK_EQ(region.base, MEM + ALIAS);
    check_usable(ALIAS);
    CHECK_STR(hostile_fault(), "none");
    chip_begin(0);
    CHECK_EQ(backmem_region_open(&region, &row), BACKMEM_OK);
    CHECK_STR(hostile_fault(), "none");
}

// ---- open that fails --------------------------------------------------------

static void check_fails(uint8_t step, backmem_err_t want) {
    CHECK_AT("step", step, 0, 0);
    hostile_forget();
    CHECK_EQ(backmem_region_open(&region, &row), want);
    CHECK_EQ(region.step, step);
    for (size_t i = step + 1u; i < STEPS; i++) { // later steps do not run
        if (steps[i].reg != steps[step].reg) {
            CHECK_EQ(hostile_count(HOSTILE_LOAD, 0, steps[i].reg, steps[i].reg + 4), 0);
            CHECK_EQ(hostile_count(HOSTILE_STORE, 0, steps[i].reg, steps[i].reg + 4),
                     0);
        }
    }
    if (step > 0) { // earlier ones stay done
        CHECK_EQ(hostile_register_value(CLOCK), 0x10100000u);
    }
    check_fits_nothing();
    CHECK_STR(hostile_fault(), "none");
}

static void failed_open_names_the_step_and_fits_no_span(void) {
    const uint8_t store_steps[] = { 0, 1, 2, 3, 7 }; // RETAIN: see test_retain.c
    const uint8_t store_registers[] = { 0, 1, 2, 3, 6 };
    for (size_t i = 0; i < sizeof(store_steps); i++) {
        chip_begin(0);
        registers[store_registers[i]].unlock = (hostile_gate_t){ LOCK, 1u << 30 };
        check_fails(store_steps[i], BACKMEM_ERR_DROPPED);
    }
    chip_begin(0);
    registers[4].polls = HOSTILE_NEVER;
    check_fails(5, BACKMEM_ERR_TIMEOUT);
    chip_begin(0);
    hostile_register_set(LOCK, 1u << 5);
    check_fails(6, BACKMEM_ERR_LOCKED);
}

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
    static const backmem_step_t asks[] = { { LOCK, 3u << 4, BACKMEM_STEP_ASK_CLEAR },
                                           { MASK, 3u << 4, BACKMEM_STEP_ASK_SET } };
    static const backmem_region_desc_t desc = { .base = MEM,
                                                .bytes = BYTES,
                                                .steps = asks,
                                                .step_count = 2,
                                                .width = 4,
                                                .stride = 4 };
    chip_begin(0);
    CHECK_EQ(backmem_region_open(&region, &desc), BACKMEM_OK);
    CHECK_EQ(accesses(), 0);
    CHECK_EQ(backmem_region_shut(&region), 2);
    hostile_register_set(MASK, ~(1u << 4));
    CHECK_EQ(backmem_region_shut(&region), 1);
    hostile_register_set(LOCK, 1u << 5);
    CHECK_EQ(backmem_region_shut(&region), 0);
    CHECK_EQ(backmem_region_fill(&region, 0, 0, 8), BACKMEM_OK); // reads are honoured
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

static void failed_open_can_be_repeated(void) {
    chip_begin(0);
    registers[4].polls = HOSTILE_NEVER;
    CHECK_EQ(backmem_region_open(&region, &row), BACKMEM_ERR_TIMEOUT);
    registers[4].polls = 2;
    CHECK_EQ(backmem_region_open(&region, &row), BACKMEM_OK);
    CHECK_EQ(region.bytes, BYTES);
    check_usable(0);
}

static void open_body(void *secure) {
    (void)!(secure != NULL ? backmem_region_open_secure(&region, &row)
                           : backmem_region_open(&region, &row));
}

static void open_cut_at_any_store_is_completed_by_the_next(void) {
    bool finished = false;
    for (uint32_t cut = 0; !finished && cut < 50; cut++) {
        CHECK_AT("stores before the cut", cut, 0, 0);
        chip_begin(0);
        finished = hostile_run(cut, open_body, NULL);
        hostile_supply_loss();
        CHECK_EQ(backmem_region_open(&region, &row), BACKMEM_OK);
        check_usable(0);
        CHECK_STR(hostile_fault(), "none");
    }
    CHECK(finished); // the bound is for a broken library, not for this loop
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
    hostile_seed();
    RUN(bind_gives_the_address_and_touches_nothing);
    RUN(bind_and_open_refuse_what_the_row_does_not_have);
    RUN(no_descriptor_is_unsupported);
    RUN(attach_wants_an_address_on_the_stride);
    RUN(attach_wants_whole_units_and_items);
    RUN(open_takes_the_steps_in_order);
    RUN(open_twice_costs_loads_only);
    RUN(open_after_a_reset_does_what_the_reset_undid);
    RUN(open_secure_moves_steps_and_data);
    RUN(failed_open_names_the_step_and_fits_no_span);
    RUN(shut_names_the_first_gate_that_is);
    RUN(shut_asks_for_likely_reasons_last);
    RUN(zeros_behind_a_shut_gate_are_dropped);
    RUN(failed_open_can_be_repeated);
    RUN(open_cut_at_any_store_is_completed_by_the_next);
    RUN(lock_undoes_unlock_alone);
    RUN(locked_region_reads_but_drops_writes);
    RUN(lock_waits_for_the_last_store);
    RUN(lock_of_the_secure_alias_stays_there);
    RUN(lock_without_an_unlock_step_is_unsupported);
    RUN(lock_reports_a_bit_that_does_not_clear);
    return CHECK_EXIT();
}
