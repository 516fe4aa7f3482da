// The self-test's check, on memories that behave and on memories that lie.
//
// SPDX-License-Identifier: MIT
#include "fixture.h"

// ---- memories that behave ---------------------------------------------------

static void each_rule_passes_on_memory_that_follows_it(void) {
    static const backmem_rule_t rules[] = { BACKMEM_RULE_REPLICATES,
                                            BACKMEM_RULE_ZERO_FILLS,
                                            BACKMEM_RULE_PENDING };
    for (size_t i = 0; i < BACKMEM_COUNT(rules); i++) {
        const backmem_region_desc_t row = words_row(rules[i]);
        CHECK_AT("rule", rules[i], 0, 0);
        memory_wake(rules[i], 64);
        const selftest_t test = contents_stay((selftest_t){ 0 }, &row);
        CHECK_EQ(test.failed, 0);
        CHECK_EQ(test.passed, 11);
        CHECK_EQ(sim.narrow, 2); // the two probes
        CHECK_EQ(owned_stores(), 0);
    }
    SAID("  walking     pass  48 bytes\n");
    SAID("csv,result,WORDS,restore,pass,\"48 bytes\"\n");
    SAID("csv,result,WORDS,outside,pass,\"16 bytes\"\n");
}

static void byte_lanes_pass(void) {
    backmem_region_desc_t row = words_row(BACKMEM_RULE_LANES);
    row.width = row.stride = row.itemsize = 1;
    row.bytes = 4096;
    row.reserved_count = 0;
    memory_wake(BACKMEM_RULE_LANES, 4096);
    const selftest_t test = contents_stay((selftest_t){ 0 }, &row);
    CHECK_EQ(test.failed, 0);
    CHECK_EQ(test.passed, 8);
    SAID("csv,result,WORDS,narrow 8,skip,\"not narrower than a unit\"\n");
    SAID("csv,result,WORDS,outside,skip,\"no other words\"\n");
}

static void registers_of_16_and_of_8_bits_pass(void) {
    backmem_region_desc_t row = words_row(BACKMEM_RULE_REPLICATES);
    row.reserved_count = 0;
    row.itemsize = 0;
    row.width = 2;
    row.bytes = 20;
    memory_wake(BACKMEM_RULE_REPLICATES, 40);
    sim.data = 0xffff;
    for (uint32_t i = 0; i < 10; i++) {
        sim.cells[i] &= sim.data;
    }
    selftest_t test = contents_stay((selftest_t){ 0 }, &row);
    CHECK_EQ(test.failed, 0);
    SAID(
        "csv,result,WORDS,narrow 8,pass,"
        "\"at 0: 0x00003344 became 0x0000a5a5: REPLICATES; the page says REPLICATES\"");
    SAID("csv,result,WORDS,narrow 16,skip");

    row.width = 1;
    row.bytes = 1;
    memory_wake(BACKMEM_RULE_REPLICATES, 4);
    sim.data = 0xff;
    sim.cells[0] &= sim.data;
    test = contents_stay((selftest_t){ 0 }, &row);
    CHECK_EQ(test.failed, 0);
    SAID("csv,result,WORDS,constant,pass,\"1 bytes\"\n");
    SAID("csv,result,WORDS,lines,skip,\"too small for it\"\n");
}

// ---- memories that lie ------------------------------------------------------

static void a_wrong_rule_is_reported(void) {
    backmem_region_desc_t row = words_row(BACKMEM_RULE_REPLICATES);
    memory_wake(BACKMEM_RULE_ZERO_FILLS, 64);
    const selftest_t test = contents_stay((selftest_t){ 0 }, &row);
    CHECK_EQ(test.failed, 2);
    CHECK_EQ(owned_stores(), 0);
    SAID("narrow 8    FAIL  at 8: 0x11223344 became 0x0000a500: "
         "ZERO_FILLS; the page says REPLICATES\n");
    SAID("narrow 16   FAIL  at 8: 0x11223344 became 0xbeef0000: "
         "ZERO_FILLS; the page says REPLICATES\n");
}

static void byte_lanes_that_replicate_are_reported(void) {
    backmem_region_desc_t row = words_row(BACKMEM_RULE_LANES);
    row.width = row.stride = row.itemsize = 1;
    memory_wake(BACKMEM_RULE_REPLICATES, 64);
    const selftest_t test = contents_stay((selftest_t){ 0 }, &row);
    CHECK_EQ(test.failed, 1);
    CHECK_EQ(owned_stores(), 0);
    SAID("bytes       FAIL  at 8 wrote 0x443322a0 read 0xa0a0a0a0\n");
}

static void dead_memory_is_reported(void) {
    const backmem_region_desc_t row = words_row(BACKMEM_RULE_REPLICATES);
    memory_wake(BACKMEM_RULE_REPLICATES, 64);
    sim.dead = true;
    const selftest_t test = contents_stay((selftest_t){ 0 }, &row);
    CHECK_EQ(test.failed, 5); // all but open, flush, restore, outside
    SAID("constant    FAIL  DROPPED at 8 wrote 0x00000000 read 0x");
    SAID("narrow 8    skip  not after a failure\n");
    CHECK_EQ(sim.narrow, 0);
}

static void a_stuck_bit_is_reported(void) {
    const backmem_region_desc_t row = words_row(BACKMEM_RULE_REPLICATES);
    memory_wake(BACKMEM_RULE_REPLICATES, 64);
    for (uint32_t i = 0; i < 16; i++) {
        sim.cells[i] &= ~0x00100000u;
    }
    sim.stuck = 0x00100000;
    const selftest_t test = test_run((selftest_t){ 0 }, &row);
    CHECK(test.failed >= 2);
    SAID("constant    FAIL  DROPPED at 8 wrote 0xffffffff read 0xffefffff\n");
    // The one walks: it is bit 20 of the word at 8 in pattern 20 - 2.
    SAID("walking     FAIL  DROPPED at ");
    SAID(" wrote 0x00100000 read 0x00000000\n");
}

static void memory_smaller_than_it_looks_is_reported(void) {
    backmem_region_desc_t row = words_row(BACKMEM_RULE_LANES);
    row.reserved_count = 0;
    row.bytes = 4096;
    memory_wake(BACKMEM_RULE_LANES, 4096);
    sim.mirror = 0x800;
    memset(&sim.cells[512], 0, 2048); // cells that no address reaches
    const selftest_t test = contents_stay((selftest_t){ 0 }, &row);
    CHECK_EQ(test.failed, 1);
    SAID("lines       FAIL  at 0 wrote 0xc3ff5a00 read 0xc3f55a0a\n");
}

// A neighbour that changes during the test: another program's word.
static uint32_t meddle_countdown;

static void put_and_meddle(void *context, char c) {
    put(context, c);
    if (meddle_countdown > 0 && --meddle_countdown == 0) {
        sim.cells[0] ^= 1;
    }
}

static void foreign_words_that_change_are_reported(void) {
    const backmem_region_desc_t row = words_row(BACKMEM_RULE_REPLICATES);
    selftest_t test = { .put = put_and_meddle };
    backmem_region_t region;
    memory_wake(BACKMEM_RULE_REPLICATES, 64);
    CHECK_EQ(backmem_region_open(&region, &row), BACKMEM_OK);
    const backmem_err_t opened = BACKMEM_OK;
    selftest_region(&test, &region, opened, &labels);
    // Meddle while the results are printed: between the two sums.
    const char *lines = strstr(report, "  constant");
    CHECK(lines != NULL);
    meddle_countdown = (uint32_t)(lines - report) + 5;
    report_length = 0;
    selftest_region(&test, &region, opened, &labels);
    CHECK_EQ(test.failed, 1);
    SAID("outside     FAIL  at 0 wrote 0x");
    SAID(": sums of all bytes\n");
}

// ---- narrow stores, only where allowed --------------------------------------

static void a_store_that_may_fault_is_not_made(void) {
    static const backmem_rule_t rules[] = { BACKMEM_RULE_FAULTS, BACKMEM_RULE_UNKNOWN };
    for (size_t i = 0; i < BACKMEM_COUNT(rules); i++) {
        const backmem_region_desc_t row = words_row(rules[i]);
        memory_wake(BACKMEM_RULE_FAULTS, 64);
        const selftest_t test = contents_stay((selftest_t){ 0 }, &row);
        CHECK_EQ(test.failed, 0);
        CHECK_EQ(sim.narrow, 0);
        SAID("narrow 8    skip  may fault: only on demand\n");
    }
}

static void on_demand_the_unknown_is_noted(void) {
    backmem_region_desc_t row = words_row(BACKMEM_RULE_UNKNOWN);
    memory_wake(BACKMEM_RULE_ZERO_FILLS, 64);
    selftest_t test = contents_stay((selftest_t){ .probe_all = true }, &row);
    CHECK_EQ(test.failed, 0);
    SAID("narrow 8    note  at 8: 0x11223344 became 0x0000a500: "
         "ZERO_FILLS; the page says UNKNOWN\n");

    row.rule = BACKMEM_RULE_FAULTS;
    memory_wake(BACKMEM_RULE_FAULTS, 64);
    test = contents_stay((selftest_t){ .probe_all = true }, &row);
    CHECK_EQ(test.failed, 2); // they came back
    CHECK_EQ(sim.faults, 2);
    SAID("became 0x11223344: dropped; the page says FAULTS\n");
}

// ---- opening, owners, form --------------------------------------------------

static void a_failed_open_names_step_and_register(void) {
    static const backmem_step_t steps[] = {
        { BASE + REGS, 1, BACKMEM_STEP_SET },
        { BASE + REGS + 4, 0x20, BACKMEM_STEP_REQUIRE },
    };
    static const char step_names[] = "GATE.ON\0LOCK.GPR";
    static const backmem_labels_t rows[] = { { owner_names, step_names } };
    static const backmem_chip_labels_t chip_labels = { rows };
    backmem_region_desc_t row = words_row(BACKMEM_RULE_REPLICATES);
    row.steps = steps;
    row.step_count = 2;
    const backmem_chip_t chip = { "testchip", &row, 1 };
    memory_wake(BACKMEM_RULE_REPLICATES, REGS + 8);
    sim.cells[(REGS + 4) / 4] = 0x20;
    selftest_t test = { .put = put };
    CHECK_EQ(selftest_chip(&test, &chip, &chip_labels), 1);
    SAID("chip testchip, job check, event -\n");
    SAID("  memory      64 bytes at 0x40010000\n");
    SAID("  open        FAIL  LOCKED at step 1 register 0x40010404 LOCK.GPR\n");
    SAID("csv,tail,0,1\n");
    CHECK(!said("walking"));

    sim.cells[(REGS + 4) / 4] = 0;
    report_length = 0;
    CHECK_EQ(selftest_chip(&test, &chip, &chip_labels), 0);
    SAID("  open        pass  OK\n");
}

static void owners_are_told_and_can_be_claimed(void) {
    const backmem_region_desc_t row = words_row(BACKMEM_RULE_REPLICATES);
    memory_wake(BACKMEM_RULE_REPLICATES, 64);
    const selftest_t test = contents_stay((selftest_t){ .claim = true }, &row);
    CHECK_EQ(test.failed, 0);
    SAID("  owned       0..7 always: the ROM, always\n");
    SAID("csv,owned,WORDS,56,63,bootloader,\"a bootloader\"\n");
    SAID("csv,result,WORDS,constant,pass,\"56 bytes\"\n");
    CHECK_EQ(sim.stores[0] + sim.stores[1], 0);
    CHECK(sim.stores[14] > 0 && sim.stores[15] > 0);
}

static void a_region_without_free_words_is_left_alone(void) {
    static const backmem_reserved_t all[] = { { 0, 0, BACKMEM_WHEN_FIRMWARE } };
    backmem_region_desc_t row = words_row(BACKMEM_RULE_REPLICATES);
    row.reserved = all;
    row.reserved_count = 1;
    memory_wake(BACKMEM_RULE_REPLICATES, 64);
    for (int job = SELFTEST_CHECK; job <= SELFTEST_VERIFY; job++) {
        report_length = 0;
        const selftest_t test =
            contents_stay((selftest_t){ .job = (selftest_job_t)job }, &row);
        CHECK_EQ(test.failed, 0);
        SAID("no free words");
    }
}

// Columns, with quoted fields taken whole.
static int csv_columns(const char *line) {
    int columns = 1;
    bool quoted = false;
    for (; *line != '\n' && *line != '\0'; line++) {
        quoted ^= *line == '"';
        columns += *line == ',' && !quoted;
    }
    return quoted ? -1 : columns;
}

static void csv_lines_have_their_columns(void) {
    static const struct {
        const char *start;
        int columns;
    } kinds[] = { { "csv,region,", 12 }, { "csv,owned,", 7 }, { "csv,result,", 6 } };
    const backmem_region_desc_t row = words_row(BACKMEM_RULE_REPLICATES);
    int lines[3] = { 0 };
    memory_wake(BACKMEM_RULE_REPLICATES, 64);
    const selftest_t test = test_run((selftest_t){ 0 }, &row);
    CHECK_EQ(test.failed, 0);
    for (const char *line = report; line != NULL; line = strchr(line + 1, '\n')) {
        line += *line == '\n';
        for (size_t i = 0; i < BACKMEM_COUNT(kinds); i++) {
            if (strncmp(line, kinds[i].start, strlen(kinds[i].start)) == 0) {
                CHECK_EQ(csv_columns(line), kinds[i].columns);
                lines[i]++;
            }
        }
        line -= line != report;
    }
    CHECK_EQ(lines[0], 1);
    CHECK_EQ(lines[1], 2);
    CHECK_EQ(lines[2], 11);
}

int main(void) {
    RUN(each_rule_passes_on_memory_that_follows_it);
    RUN(byte_lanes_pass);
    RUN(registers_of_16_and_of_8_bits_pass);
    RUN(a_wrong_rule_is_reported);
    RUN(byte_lanes_that_replicate_are_reported);
    RUN(dead_memory_is_reported);
    RUN(a_stuck_bit_is_reported);
    RUN(memory_smaller_than_it_looks_is_reported);
    RUN(foreign_words_that_change_are_reported);
    RUN(a_store_that_may_fault_is_not_made);
    RUN(on_demand_the_unknown_is_noted);
    RUN(a_failed_open_names_step_and_register);
    RUN(owners_are_told_and_can_be_claimed);
    RUN(a_region_without_free_words_is_left_alone);
    RUN(csv_lines_have_their_columns);
    return CHECK_EXIT();
}
