// Coming to a region: bind, attach, open.
//
// SPDX-License-Identifier: MIT
#include "backmem/place.h"
#include "backmem/record.h"
#include "hostile.h"
#include "stepped_chip.h"

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
        CHECK_STR(region.desc->name, "?");
        CHECK_EQ(accesses(), 0);
    }
}

// A region in zeroed memory that nobody opened: objects and places refuse it, and what
// asks after its steps finds none.
static void what_was_never_opened_is_refused(void) {
    static backmem_region_t never;
    backmem_place_t last = { &never, 0, 0 };
    backmem_place_t place;
    backmem_record_t record;
    backmem_status_t status;
    uint8_t byte = 0;
    hostile_begin();
    CHECK_EQ(backmem_region_read(&never, 0, &byte, 1), BACKMEM_ERR_RANGE);
    CHECK(!backmem_region_unowned(&never, 0, &place));
    CHECK_EQ(backmem_place_next(&last, 4), BACKMEM_ERR_FULL);
    place = backmem_place_take(&last, 32);
    CHECK_EQ(place.bytes, 0);
    CHECK_EQ(backmem_record_open(&record, place, backmem_shape(4, 0), &status),
             BACKMEM_ERR_RANGE);
    CHECK_EQ(backmem_region_lock(&never), BACKMEM_ERR_UNSUPPORTED);
    CHECK_EQ(backmem_region_unretain(&never), BACKMEM_ERR_UNSUPPORTED);
    CHECK_EQ(backmem_region_shut(&never), 0);
    for (int event = 0; event < BACKMEM_EVENT_COUNT; event++) {
        CHECK_EQ(backmem_region_survives(&never, (backmem_event_t)event),
                 BACKMEM_UNKNOWN);
    }
    CHECK_EQ(accesses(), 0);
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

int main(void) {
    hostile_seed();
    RUN(bind_gives_the_address_and_touches_nothing);
    RUN(bind_and_open_refuse_what_the_row_does_not_have);
    RUN(no_descriptor_is_unsupported);
    RUN(what_was_never_opened_is_refused);
    RUN(attach_wants_an_address_on_the_stride);
    RUN(attach_wants_whole_units_and_items);
    RUN(open_takes_the_steps_in_order);
    RUN(open_twice_costs_loads_only);
    RUN(open_after_a_reset_does_what_the_reset_undid);
    RUN(open_secure_moves_steps_and_data);
    RUN(failed_open_names_the_step_and_fits_no_span);
    RUN(failed_open_can_be_repeated);
    RUN(open_cut_at_any_store_is_completed_by_the_next);
    return CHECK_EXIT();
}
