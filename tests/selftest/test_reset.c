// The self-test's arm and verify.
//
// SPDX-License-Identifier: MIT
#include "fixture.h"

static selftest_t reset_job(selftest_job_t job, backmem_event_t event,
                            const backmem_region_desc_t *row) {
    report_length = 0;
    return test_run((selftest_t){ .job = job, .event = event }, row);
}

static void arm_stores_in_free_words_only(void) {
    const backmem_region_desc_t row = words_row(BACKMEM_RULE_REPLICATES);
    memory_wake(BACKMEM_RULE_REPLICATES, 64);
    const uint32_t first = sim.cells[0];
    const uint32_t last = sim.cells[15];
    const selftest_t test = reset_job(SELFTEST_ARM, BACKMEM_EVENT_RESET_PIN, &row);
    CHECK_EQ(test.passed, 2);
    CHECK_EQ(owned_stores(), 0);
    CHECK_EQ(sim.cells[0], first);
    CHECK_EQ(sim.cells[15], last);
    SAID("arm         pass  48 bytes; now press the reset button; then verify\n");

    sim.dead = true;
    CHECK_EQ(reset_job(SELFTEST_ARM, BACKMEM_EVENT_WATCHDOG, &row).failed, 1);
    SAID(" of 48 bytes as armed\n");
}

static void verify_compares_with_the_row(void) {
    static const struct {
        backmem_event_t event;
        bool lost;
        unsigned passed, failed; // besides open
        const char *text;
    } cases[] = {
        { BACKMEM_EVENT_WATCHDOG, false, 1, 0,
          "48 of 48 bytes as armed: kept; the page says yes" },
        { BACKMEM_EVENT_WATCHDOG, true, 0, 1, "lost; the page says yes" },
        { BACKMEM_EVENT_RESET_PIN, false, 0, 0, "kept; the page says no" },
        { BACKMEM_EVENT_RESET_PIN, true, 1, 0, "lost; the page says no" },
        { BACKMEM_EVENT_DEEP_SLEEP, false, 0, 0, "kept; the page says unknown" },
        { BACKMEM_EVENT_DEEP_SLEEP, true, 0, 0, "lost; the page says unknown" },
    };
    const backmem_region_desc_t row = words_row(BACKMEM_RULE_REPLICATES);
    for (size_t i = 0; i < BACKMEM_COUNT(cases); i++) {
        CHECK_AT("case", (intmax_t)i, 0, 0);
        memory_wake(BACKMEM_RULE_REPLICATES, 64);
        CHECK_EQ(reset_job(SELFTEST_ARM, cases[i].event, &row).failed, 0);
        if (cases[i].lost) {
            memory_wake(BACKMEM_RULE_REPLICATES, 64);
        }
        const selftest_t test = reset_job(SELFTEST_VERIFY, cases[i].event, &row);
        CHECK_EQ(test.passed, 1 + cases[i].passed);
        CHECK_EQ(test.failed, cases[i].failed);
        CHECK(said(cases[i].text));
    }
}

static void verify_finds_the_event_and_what_changed(void) {
    const backmem_region_desc_t row = words_row(BACKMEM_RULE_REPLICATES);
    for (int event = 0; event < BACKMEM_EVENT_COUNT; event++) {
        const backmem_event_t armed = (backmem_event_t)event;
        memory_wake(BACKMEM_RULE_REPLICATES, 64);
        CHECK_EQ(reset_job(SELFTEST_ARM, armed, &row).failed, 0);
        reset_job(SELFTEST_VERIFY, SELFTEST_ANY_EVENT, &row);
        SAID("48 of 48 bytes as armed: kept; the page says ");
        const backmem_event_t other = armed == BACKMEM_EVENT_VDD_LOSS
                                          ? BACKMEM_EVENT_SOFT_RESET
                                          : BACKMEM_EVENT_VDD_LOSS;
        reset_job(SELFTEST_VERIFY, other, &row);
        SAID("are armed for another event: ");
        CHECK(said(selftest_event_name(armed)));
    }
    CHECK_EQ(reset_job(SELFTEST_ARM, BACKMEM_EVENT_SOFT_RESET, &row).failed, 0);
    sim.cells[5] ^= 0x100;
    CHECK_EQ(reset_job(SELFTEST_VERIFY, SELFTEST_ANY_EVENT, &row).failed, 1);
    SAID("verify      FAIL  47 of 48 bytes as armed: changed; the page says yes\n");
}

static void a_verify_without_arm_asks_for_the_event(void) {
    const backmem_region_desc_t row = words_row(BACKMEM_RULE_REPLICATES);
    memory_wake(BACKMEM_RULE_REPLICATES, 64);
    const selftest_t test = reset_job(SELFTEST_VERIFY, SELFTEST_ANY_EVENT, &row);
    CHECK_EQ(test.failed, 0);
    SAID("lost or never armed; name the event to compare\n");
}

// One region kept tells the event for one that was lost.
static void a_chip_shares_the_event(void) {
    backmem_region_desc_t rows[2] = { words_row(BACKMEM_RULE_REPLICATES),
                                      words_row(BACKMEM_RULE_REPLICATES) };
    rows[0].name = "FIRST";
    rows[1].name = "SECOND";
    rows[1].base = BASE + 64;
    const backmem_chip_t chip = { "testchip", rows, 2 };
    memory_wake(BACKMEM_RULE_REPLICATES, 128);
    selftest_t test = { .put = put,
                        .job = SELFTEST_ARM,
                        .event = BACKMEM_EVENT_SOFT_RESET };
    CHECK_EQ(selftest_chip(&test, &chip, NULL), 0);
    memset(sim.cells, 0, 64); // of which one byte agrees by chance
    report_length = 0;
    test.job = SELFTEST_VERIFY;
    test.event = SELFTEST_ANY_EVENT;
    CHECK_EQ(selftest_chip(&test, &chip, NULL), 1);
    SAID("job verify, event soft_reset\n");
    SAID("csv,result,FIRST,verify,FAIL,\"1 of 48 bytes as armed: lost; "
         "the page says yes\"\n");
    SAID("csv,result,SECOND,verify,pass,\"48 of 48 bytes as armed: kept; the page says "
         "yes\"\n");
}

// A single byte tells the six events from each other and from cleared memory.
static void one_byte_is_enough_to_arm(void) {
    backmem_region_desc_t row = words_row(BACKMEM_RULE_REPLICATES);
    uint8_t seen[BACKMEM_EVENT_COUNT];
    row.reserved_count = 0;
    row.itemsize = 0;
    row.width = 1;
    row.bytes = 1;
    memory_wake(BACKMEM_RULE_REPLICATES, 4);
    sim.data = 0xff;
    for (int event = 0; event < BACKMEM_EVENT_COUNT; event++) {
        CHECK_EQ(reset_job(SELFTEST_ARM, (backmem_event_t)event, &row).failed, 0);
        seen[event] = (uint8_t)sim.cells[0];
        CHECK(seen[event] != 0 && seen[event] != 0xff);
        for (int other = 0; other < event; other++) {
            CHECK(seen[other] != seen[event]);
        }
    }
}

int main(void) {
    RUN(arm_stores_in_free_words_only);
    RUN(verify_compares_with_the_row);
    RUN(verify_finds_the_event_and_what_changed);
    RUN(a_verify_without_arm_asks_for_the_event);
    RUN(a_chip_shares_the_event);
    RUN(one_byte_is_enough_to_arm);
    return CHECK_EXIT();
}
