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
    { DBP, 1u << 8, BACKMEM_STEP_SET },
    { POWER, 1u << 0, BACKMEM_STEP_RETAIN },
    { POWER, 1u << 16, BACKMEM_STEP_WAIT },
};

static const backmem_region_desc_t ecc_row = { .base = BASE,
                                               .bytes = BYTES,
                                               .secure_offset = ALIAS,
                                               .steps = steps,
                                               .width = 4,
                                               .stride = 4,
                                               .itemsize = 1,
                                               .rule = BACKMEM_RULE_PENDING,
                                               .hazards = BACKMEM_HAZARD_ECC
                                                          | BACKMEM_HAZARD_CACHEABLE,
                                               .step_count = 3 };

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

// ---- memory that was never kept ---------------------------------------------

static void check_zeroed_first(uint32_t alias, bool secure) {
    size_t count;
    uint32_t words = 0;
    bool bit_set = false;
    CHECK_EQ((secure ? backmem_region_open_secure(&region, &ecc_row)
                     : backmem_region_open(&region, &ecc_row)),
             BACKMEM_OK);
    const hostile_access_t *log = hostile_log(&count);
    for (size_t i = 0; i < count; i++) {
        const bool data = log[i].address - (BASE + alias) < BYTES;
        const bool store = log[i].kind == HOSTILE_STORE;
        if (data && store) {
            CHECK(!bit_set);
            CHECK_EQ(log[i].value, 0);
            CHECK_EQ(log[i].width, 4);
            words++;
        }
        CHECK(!data || store || words == BYTES / 4); // no read before the last
        bit_set = bit_set || (store && log[i].address == POWER + alias);
    }
    CHECK_EQ(words, BYTES / 4);
    CHECK(bit_set);
    CHECK_STR(hostile_fault(), "none");
}

static void open_zeroes_ecc_words_that_were_never_kept(void) {
    for (int cache = 0; cache < 2; cache++) {
        CHECK_AT("cache", cache, 0, 0);
        chip_begin(0, cache != 0);
        check_zeroed_first(0, false);
        hostile_supply_loss();
        CHECK_EQ(backmem_region_open(&region, &ecc_row), BACKMEM_OK);
        check_reads(0);
        chip_begin(ALIAS, cache != 0);
        check_zeroed_first(ALIAS, true);
        check_reads(0);
    }
}

static void open_leaves_ecc_words_that_were_kept(void) {
    chip_begin(0, false);
    CHECK_EQ(backmem_region_open(&region, &ecc_row), BACKMEM_OK);
    CHECK_EQ(backmem_region_fill(&region, 0, 0x6b, BYTES), BACKMEM_OK);
    hostile_supply_loss();
    hostile_forget();
    CHECK_EQ(backmem_region_open(&region, &ecc_row), BACKMEM_OK);
    CHECK_EQ(hostile_count(HOSTILE_STORE, 0, MEM, MEM + BYTES + 64), 0);
    CHECK_EQ(hostile_count(HOSTILE_LOAD, 0, MEM, MEM + BYTES + 64), 0);
    check_reads(0x6b);
}

static void open_leaves_memory_without_ecc(void) {
    backmem_region_desc_t row = ecc_row;
    row.hazards = BACKMEM_HAZARD_CACHEABLE;
    chip_begin(0, false);
    memory.ecc = false;
    CHECK_EQ(backmem_region_open(&region, &row), BACKMEM_OK);
    CHECK_EQ(hostile_count(HOSTILE_STORE, 0, MEM, MEM + BYTES + 64), 0);
    CHECK_EQ(hostile_register_value(POWER) & 1, 1);
    region.desc = NULL;
}

static void open_body(void *unused) {
    (void)unused;
    (void)!backmem_region_open(&region, &ecc_row);
}

// From a first power-on: the supply, or only the core, goes at store n.
static void cut_once(uint32_t n, bool cache, bool supply, bool *finished) {
    CHECK_AT("stores, cache, supply", n, cache, supply);
    chip_begin(0, cache);
    *finished = hostile_run(n, open_body, NULL);
    if (supply) {
        hostile_supply_loss();
    } else {
        hostile_reset();
    }
    CHECK_EQ(backmem_region_open(&region, &ecc_row), BACKMEM_OK);
    check_reads(0);
}

static void first_open_cut_at_any_store_is_completed_by_the_next(void) {
    for (int variant = 0; variant < 4; variant++) {
        bool finished = false;
        for (uint32_t n = 0; !finished && n < 200; n++) {
            cut_once(n, (variant & 1) != 0, (variant & 2) != 0, &finished);
        }
        CHECK(finished); // the bound is for a broken library
    }
}

static void cut_in_the_second_open_is_completed_by_the_third(void) {
    for (uint32_t first = 0; first < 40; first++) {
        for (uint32_t second = 0; second < 40; second++) {
            CHECK_AT("stores", first, second, 0);
            chip_begin(0, false);
            (void)hostile_run(first, open_body, NULL);
            hostile_supply_loss();
            (void)hostile_run(second, open_body, NULL);
            hostile_supply_loss();
            CHECK_EQ(backmem_region_open(&region, &ecc_row), BACKMEM_OK);
            check_reads(0);
        }
    }
}

static void retain_bit_that_does_not_stick_is_dropped(void) {
    chip_begin(0, false);
    power.fixed = 1;
    CHECK_EQ(backmem_region_open(&region, &ecc_row), BACKMEM_ERR_DROPPED);
    CHECK_EQ(region.step, 1);
    CHECK_EQ(region.bytes, 0);
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
    RUN(open_zeroes_ecc_words_that_were_never_kept);
    RUN(open_leaves_ecc_words_that_were_kept);
    RUN(open_leaves_memory_without_ecc);
    RUN(first_open_cut_at_any_store_is_completed_by_the_next);
    RUN(cut_in_the_second_open_is_completed_by_the_third);
    RUN(retain_bit_that_does_not_stick_is_dropped);
    RUN(raw_narrow_store_is_lost_without_flush);
    RUN(flush_saves_a_raw_narrow_store);
    RUN(flush_cut_at_any_store_changes_no_contents);
    RUN(lines_of_the_span_are_cleaned_and_no_others);
    RUN(nothing_is_cleaned_while_the_cache_is_off);
    RUN(the_core_is_not_asked_about_memory_that_is_not_cacheable);
    return CHECK_EXIT();
}
