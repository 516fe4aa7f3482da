// ECC memory: its first words, and stores that did not go through the library.
//
// SPDX-License-Identifier: MIT
#include "backmem/region.h"
#include "check.h"
#include "hostile.h"

#define MEM   0x38800000u
#define BYTES 128u // of the region, with 32 on either side that are not its own
#define BASE  (MEM + 32)
#define DBP   0x58024800u
#define POWER 0x58024808u
#define ALIAS 0x10000000u
#define LINE  32u
#define CLEAN 0xe000ef70u // SCB_DCCIMVAC, as the Armv7-M manual has it
#define CCR   0xe000ed14u

static const backmem_step_t steps[] = {
    { DBP, 1u << 8, BACKMEM_STEP_UNLOCK },
    { POWER, 1u << 0, BACKMEM_STEP_RETAIN },
    { POWER, 1u << 16, BACKMEM_STEP_RETAIN_READY },
};

static const backmem_region_desc_t ecc_row = {
    .base = BASE,
    .bytes = BYTES,
    .secure_offset = ALIAS,
    .steps = steps,
    .survives = BACKMEM_SURVIVES(YES, YES, UNKNOWN, YES, YES, NO),
    .width = 4,
    .stride = 4,
    .itemsize = 1,
    .rule = BACKMEM_RULE_PENDING,
    .hazards = BACKMEM_HAZARD_ECC | BACKMEM_HAZARD_CACHEABLE,
    .step_count = 3
};

static hostile_memory_t memory;
static hostile_register_t dbp, power;
static backmem_region_t region;

static void chip_begin(uint32_t alias, bool cache) {
    const hostile_gate_t unlock = { DBP + alias, 1u << 8 };
    memory = (hostile_memory_t){ .base = MEM + alias,
                                 .bytes = BYTES + 64,
                                 .ecc = true,
                                 .cached = true,
                                 .unlock = unlock,
                                 .retain = { POWER + alias, 1 } };
    dbp = (hostile_register_t){ .address = DBP + alias };
    power = (hostile_register_t){ .address = POWER + alias,
                                  .ready = 1u << 16,
                                  .polls = 2,
                                  .start = { POWER + alias, 1 },
                                  .unlock = unlock,
                                  .kept = true };
    hostile_begin();
    hostile_map(&memory);
    hostile_map_register(&dbp);
    hostile_map_register(&power);
    hostile_power_on();
    hostile_allow(BASE + alias, BASE + alias + BYTES);
    if (cache) {
        hostile_cache_on();
    }
}

static void check_reads(uint8_t want) {
    uint8_t got[BYTES];
    uint8_t all[BYTES];
    memset(all, want, BYTES);
    CHECK_EQ(backmem_region_read(&region, 0, got, BYTES), BACKMEM_OK);
    CHECK_MEM(got, all, BYTES);
    CHECK_STR(hostile_fault(), "none");
}

// ---- a retain bit that is clear ----------------------------------------------

// Opened with the retain bit clear: no store to the data, no load, and the bit is set.
static void check_untouched(uint32_t alias, bool secure) {
    hostile_forget();
    CHECK_EQ((secure ? backmem_region_open_secure(&region, &ecc_row)
                     : backmem_region_open(&region, &ecc_row)),
             BACKMEM_OK);
    CHECK_EQ(hostile_count(HOSTILE_STORE, 0, MEM + alias, MEM + alias + BYTES + 64), 0);
    CHECK_EQ(hostile_count(HOSTILE_LOAD, 0, MEM + alias, MEM + alias + BYTES + 64), 0);
    CHECK_EQ(hostile_register_value(POWER + alias) & 1, 1);
    CHECK_STR(hostile_fault(), "none");
}

// As a reset of the backup domain leaves it: the bit is clear, and the cells are as
// they were.
static void open_keeps_what_a_domain_reset_left(void) {
    for (int secure = 0; secure < 2; secure++) {
        const uint32_t alias = secure != 0 ? ALIAS : 0;
        for (int ecc = 0; ecc < 2; ecc++) {
            CHECK_AT("secure, ecc", (uint32_t)secure, (uint32_t)ecc, 0);
            chip_begin(alias, false);
            memory.ecc = ecc != 0;
            check_untouched(alias, secure != 0);
            CHECK_EQ(backmem_region_fill(&region, 0, 0x6b, BYTES), BACKMEM_OK);
            hostile_register_set(POWER + alias, 0);
            hostile_register_set(DBP + alias, 0);
            check_untouched(alias, secure != 0);
            check_reads(0x6b);
        }
    }
}

static void open_leaves_ecc_words_that_were_kept(void) {
    chip_begin(0, false);
    CHECK_EQ(backmem_region_open(&region, &ecc_row), BACKMEM_OK);
    CHECK_EQ(backmem_region_fill(&region, 0, 0x6b, BYTES), BACKMEM_OK);
    hostile_supply_loss();
    check_untouched(0, false);
    check_reads(0x6b);
}

// A first write of one byte makes its word whole, whatever its check bits were.
static void noise_is_written_by_whole_words(void) {
    for (uint32_t at = 0; at < BYTES; at++) {
        uint8_t byte = 0x42;
        CHECK_AT("offset", at, 0, 0);
        chip_begin(0, false);
        CHECK_EQ(backmem_region_open(&region, &ecc_row), BACKMEM_OK);
        CHECK_EQ(backmem_region_write(&region, at, &byte, 1), BACKMEM_OK);
        hostile_reset();
        CHECK_EQ(hostile_peek(BASE + at), 0x42);
        CHECK_STR(hostile_fault(), "none");
    }
}

// Every word once, before the interrupt for wrong check bits is armed.
static void flush_of_all_makes_noise_harmless(void) {
    uint8_t before[BYTES], after[BYTES];
    chip_begin(0, false);
    CHECK_EQ(backmem_region_open(&region, &ecc_row), BACKMEM_OK);
    CHECK_EQ(backmem_region_read(&region, 0, before, BYTES), BACKMEM_OK);
    CHECK_EQ(backmem_region_flush(&region, 0, BYTES), BACKMEM_OK);
    memory.armed = true;
    CHECK_EQ(backmem_region_read(&region, 0, after, BYTES), BACKMEM_OK);
    CHECK_MEM(before, after, BYTES);
    CHECK_STR(hostile_fault(), "none");
}

static void open_body(void *unused) {
    (void)unused;
    (void)!backmem_region_open(&region, &ecc_row);
}

// The core goes at store n of an open that follows a domain reset.
static void open_cut_at_any_store_loses_nothing(void) {
    bool finished = false;
    for (uint32_t n = 0; !finished && n < 20; n++) {
        CHECK_AT("stores", n, 0, 0);
        chip_begin(0, false);
        CHECK_EQ(backmem_region_open(&region, &ecc_row), BACKMEM_OK);
        CHECK_EQ(backmem_region_fill(&region, 0, 0x6b, BYTES), BACKMEM_OK);
        hostile_register_set(POWER, 0);
        finished = hostile_run(n, open_body, NULL);
        hostile_reset();
        CHECK_EQ(backmem_region_open(&region, &ecc_row), BACKMEM_OK);
        check_reads(0x6b);
    }
    CHECK(finished);
}

// ---- what it survives now ----------------------------------------------------

static void check_survives(backmem_answer_t sleep, backmem_answer_t battery) {
    static const backmem_answer_t others[] = { BACKMEM_YES, BACKMEM_YES,
                                               BACKMEM_UNKNOWN };
    for (int event = 0; event < BACKMEM_EVENT_DEEP_SLEEP; event++) {
        CHECK_EQ(backmem_region_survives(&region, (backmem_event_t)event),
                 others[event]);
    }
    CHECK_EQ(backmem_region_survives(&region, BACKMEM_EVENT_DEEP_SLEEP), sleep);
    CHECK_EQ(backmem_region_survives(&region, BACKMEM_EVENT_VDD_LOSS_BAT), battery);
    CHECK_EQ(backmem_region_survives(&region, BACKMEM_EVENT_VDD_LOSS), BACKMEM_NO);
}

static void retain_that_is_not_so_narrows_what_is_survived(void) {
    chip_begin(0, false);
    CHECK_EQ(backmem_region_open(&region, &ecc_row), BACKMEM_OK);
    check_survives(BACKMEM_YES, BACKMEM_YES);
    hostile_register_set(POWER, 0); // somebody else's doing, after open
    check_survives(BACKMEM_NO, BACKMEM_NO);

    chip_begin(0, false);
    power.fixed = 1; // the bit does not take
    CHECK_EQ(backmem_region_open(&region, &ecc_row), BACKMEM_OK);
    CHECK_EQ(region.bytes, BYTES);
    CHECK_EQ(region.step, region.desc->step_count);
    check_survives(BACKMEM_NO, BACKMEM_NO);

    chip_begin(0, false);
    power.polls = HOSTILE_NEVER; // it takes, and the regulator is not ready
    CHECK_EQ(backmem_region_open(&region, &ecc_row), BACKMEM_OK);
    check_survives(BACKMEM_NO, BACKMEM_NO);
}

static void unretain_clears_the_bit_and_open_sets_it_again(void) {
    chip_begin(0, false);
    CHECK_EQ(backmem_region_open(&region, &ecc_row), BACKMEM_OK);
    CHECK_EQ(backmem_region_fill(&region, 0, 0x6b, BYTES), BACKMEM_OK);
    CHECK_EQ(backmem_region_unretain(&region), BACKMEM_OK);
    CHECK_EQ(hostile_register_value(POWER) & 1, 0);
    check_survives(BACKMEM_NO, BACKMEM_NO);
    check_reads(0x6b); // kept while the supply is there
    CHECK_EQ(backmem_region_unretain(&region), BACKMEM_OK);
    CHECK_EQ(backmem_region_open(&region, &ecc_row), BACKMEM_OK);
    check_survives(BACKMEM_YES, BACKMEM_YES);
    check_reads(0x6b);
    CHECK_EQ(backmem_region_lock(&region), BACKMEM_OK); // write-protects the bit
    CHECK_EQ(backmem_region_unretain(&region), BACKMEM_ERR_DROPPED);
    check_survives(BACKMEM_YES, BACKMEM_YES);
}

static void an_attached_region_has_no_steps(void) {
    static uint32_t buffer[8];
    hostile_begin(); // nothing is mapped: each register access would be a fault
    CHECK_EQ(backmem_region_attach(&region, &ecc_row, buffer, sizeof buffer),
             BACKMEM_OK);
    CHECK_EQ(backmem_region_lock(&region), BACKMEM_ERR_UNSUPPORTED);
    CHECK_EQ(backmem_region_unretain(&region), BACKMEM_ERR_UNSUPPORTED);
    CHECK_EQ(backmem_region_shut(&region), ecc_row.step_count);
    check_survives(BACKMEM_YES, BACKMEM_YES);
    size_t accesses;
    (void)hostile_log(&accesses);
    CHECK_EQ(accesses, 0);
}

// ---- flush ------------------------------------------------------------------

static void begin_open(bool cache) {
    chip_begin(0, false);
    CHECK_EQ(backmem_region_open(&region, &ecc_row), BACKMEM_OK);
    CHECK_EQ(backmem_region_fill(&region, 0, 0x33, BYTES), BACKMEM_OK);
    if (cache) {
        hostile_cache_on();
    }
}

// Without a flush a reset takes it; so the memory bites, and flush is needed.
static void raw_narrow_store_is_lost_without_flush(void) {
    for (int cache = 0; cache < 2; cache++) {
        begin_open(cache != 0);
        BACKMEM_STORE8(BASE + 7, 0x99);
        BACKMEM_BARRIER();
        hostile_reset();
        CHECK_EQ(hostile_peek(BASE + 7), 0x33);
    }
}

static void flush_saves_a_raw_narrow_store(void) {
    for (int cache = 0; cache < 2; cache++) {
        for (uint32_t at = 0; at < BYTES; at++) {
            CHECK_AT("offset, cache", at, cache, 0);
            begin_open(cache != 0);
            BACKMEM_STORE8(BASE + at, 0x99);
            CHECK_EQ(backmem_region_flush(&region, at, 1), BACKMEM_OK);
            hostile_reset();
            for (uint32_t i = 0; i < BYTES; i++) {
                CHECK_EQ(hostile_peek(BASE + i), i == at ? 0x99 : 0x33);
            }
            CHECK_STR(hostile_fault(), "none");
        }
    }
}

static void flush_body(void *unused) {
    (void)unused;
    (void)!backmem_region_flush(&region, 5, 50);
}

static void flush_cut_at_any_store_changes_no_contents(void) {
    bool finished = false;
    for (uint32_t n = 0; !finished && n < 50; n++) {
        CHECK_AT("stores", n, 0, 0);
        begin_open(false);
        finished = hostile_run(n, flush_body, NULL);
        hostile_supply_loss();
        CHECK_EQ(backmem_region_open(&region, &ecc_row), BACKMEM_OK);
        check_reads(0x33);
    }
    CHECK(finished);
}

// ---- the data cache ---------------------------------------------------------

// Lines that were cleaned, as a mask from the memory's first; only whole ones.
static uint32_t lines_cleaned(void) {
    size_t count;
    const hostile_access_t *log = hostile_log(&count);
    uint32_t mask = 0;
    for (size_t i = 0; i < count; i++) {
        if (log[i].kind == HOSTILE_STORE && log[i].address == CLEAN) {
            const uint32_t offset = log[i].value - MEM;
            CHECK(offset < BYTES + 64);
            mask |= 1u << (offset / LINE % 32);
        }
    }
    return mask;
}

static uint32_t lines_of(uint32_t offset, uint32_t size) {
    uint32_t mask = 0;
    for (uint32_t i = 0; i < size; i++) {
        mask |= 1u << ((BASE + offset + i - MEM) / LINE);
    }
    return mask;
}

static void lines_of_the_span_are_cleaned_and_no_others(void) {
    const uint8_t bytes[BYTES] = { 1 };
    for (uint32_t offset = 0; offset < BYTES; offset++) {
        for (uint32_t size = 0; size <= BYTES - offset; size++) {
            CHECK_AT("offset, size", offset, size, 0);
            begin_open(true);
            hostile_forget();
            CHECK_EQ(backmem_region_write(&region, offset, bytes, size), BACKMEM_OK);
            CHECK_EQ(lines_cleaned(), lines_of(offset, size));
            hostile_forget();
            CHECK_EQ(backmem_region_flush(&region, offset, size), BACKMEM_OK);
            CHECK_EQ(lines_cleaned(), lines_of(offset, size));
        }
    }
    CHECK_STR(hostile_fault(), "none");
}

static void nothing_is_cleaned_while_the_cache_is_off(void) {
    begin_open(false);
    hostile_forget();
    CHECK_EQ(backmem_region_fill(&region, 3, 0x44, 90), BACKMEM_OK);
    CHECK_EQ(backmem_region_flush(&region, 3, 90), BACKMEM_OK);
    CHECK_EQ(backmem_region_wipe(&region, 3, 90), BACKMEM_OK);
    CHECK_EQ(hostile_count(HOSTILE_STORE, 0, 0xe0000000u, UINT32_MAX), 0);
}

static void the_core_is_not_asked_about_memory_that_is_not_cacheable(void) {
    backmem_region_desc_t row = ecc_row;
    row.hazards = BACKMEM_HAZARD_ECC;
    begin_open(false);
    CHECK_EQ(backmem_region_open(&region, &row), BACKMEM_OK);
    hostile_forget();
    CHECK_EQ(backmem_region_fill(&region, 3, 0x44, 90), BACKMEM_OK);
    CHECK_EQ(backmem_region_flush(&region, 3, 90), BACKMEM_OK);
    CHECK_EQ(hostile_count(HOSTILE_LOAD, 0, CCR, CCR + 4), 0);
    region.desc = NULL;
}

int main(void) {
    hostile_seed();
    RUN(open_keeps_what_a_domain_reset_left);
    RUN(open_leaves_ecc_words_that_were_kept);
    RUN(noise_is_written_by_whole_words);
    RUN(flush_of_all_makes_noise_harmless);
    RUN(open_cut_at_any_store_loses_nothing);
    RUN(retain_that_is_not_so_narrows_what_is_survived);
    RUN(unretain_clears_the_bit_and_open_sets_it_again);
    RUN(an_attached_region_has_no_steps);
    RUN(raw_narrow_store_is_lost_without_flush);
    RUN(flush_saves_a_raw_narrow_store);
    RUN(flush_cut_at_any_store_changes_no_contents);
    RUN(lines_of_the_span_are_cleaned_and_no_others);
    RUN(nothing_is_cleaned_while_the_cache_is_off);
    RUN(the_core_is_not_asked_about_memory_that_is_not_cacheable);
    return CHECK_EXIT();
}
