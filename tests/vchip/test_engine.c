// The engine: what it sees of accesses, where it stops, what it reports.
//
// SPDX-License-Identifier: MIT
#include "dut.h"
#include "vchip/testport.h"

// STM32F405: RM0090.
#define RCC_AHB1ENR 0x40023830u
#define RCC_APB1ENR 0x40023840u
#define PWR_CR      0x40007000u
#define BKPSRAM     0x40024000u
#define RTC_BKP     0x40002850u
#define SRAM_ON \
    SET(RCC_APB1ENR, 1u << 28), SET(PWR_CR, 1u << 8), SET(RCC_AHB1ENR, 1u << 18)

static vchip_access_t seen[64];
static unsigned seen_count;

static void see(void *with, const vchip_access_t *access) {
    (void)with;
    if (seen_count < VCHIP_COUNT(seen)) {
        seen[seen_count++] = *access;
    }
}

static void watch(void) {
    seen_count = 0;
    dut->watch = see;
}

static void an_access_is_seen_as_the_instruction_made_it(void) {
    static const struct {
        uint32_t code, bytes;
    } widths[] = { { OP_ST1, 1 }, { OP_ST2, 2 }, { OP_ST4, 4 },
                   { OP_LD1, 1 }, { OP_LD2, 2 }, { OP_LD4, 4 } };
    dut_open("stm32f405");
    for (unsigned w = 0; w < VCHIP_COUNT(widths); w++) {
        for (uint32_t at = 0; at < 8; at++) {
            CHECK_AT("width, offset", w, at, 0);
            watch();
            BOOT(SRAM_ON, { widths[w].code, BKPSRAM + at, 0x44332211 });
            CHECK_CLEAN();
            CHECK_EQ(seen_count, 1);
            CHECK_EQ(seen[0].offset, at);
            CHECK_EQ(seen[0].bytes, widths[w].bytes);
            CHECK_EQ(seen[0].store, w < 3);
            const uint32_t ones =
                widths[w].bytes == 4 ? ~0u : (1u << 8 * widths[w].bytes) - 1;
            CHECK_EQ(seen[0].value, w < 3 ? 0x44332211 & ones : 0);
        }
    }
    dut_close();
}

static void bytes_land_where_an_unaligned_store_put_them(void) {
    dut_open("stm32f405");
    for (uint32_t at = 0; at < 8; at++) {
        CHECK_AT("offset", at, 0, 0);
        BOOT(SRAM_ON, ST4(BKPSRAM, 0), ST4(BKPSRAM + 4, 0), ST4(BKPSRAM + 8, 0),
             ST4(BKPSRAM + at, 0x44332211), LD4(BKPSRAM + at), LD2(BKPSRAM + at + 1),
             LD1(BKPSRAM + at + 3));
        CHECK_CLEAN();
        uint8_t want[12] = { 0 };
        memcpy(want + at, "\x11\x22\x33\x44", 4);
        CHECK_MEM(vchip_contents(dut, "BKPSRAM", NULL), want, 12);
        CHECK_DATA(0, 0x44332211);
        CHECK_DATA(1, 0x3322);
        CHECK_DATA(2, 0x44);
    }
    dut_close();
}

static void one_instruction_that_stores_two_words_is_two_accesses(void) {
    dut_open("stm32f405");
    watch();
    BOOT(SRAM_ON, PAIR(BKPSRAM + 8, 0x12345678));
    CHECK_CLEAN();
    CHECK_EQ(seen_count, 2);
    CHECK_EQ(seen[0].offset, 8);
    CHECK_EQ(seen[1].offset, 12);
    CHECK_EQ(seen[0].pc, seen[1].pc);
    CHECK_EQ(vchip_contents(dut, "BKPSRAM", NULL)[3], 0xedcba987);
    dut_close();
}

static void accesses_are_counted_by_width(void) {
    dut_open("stm32f405");
    BOOT(SRAM_ON, ST4(BKPSRAM, 1), ST4(BKPSRAM + 1, 1), ST2(BKPSRAM, 1),
         ST1(BKPSRAM, 1), ST1(BKPSRAM, 1), LD4(BKPSRAM), LD2(BKPSRAM), LD1(BKPSRAM));
    CHECK_CLEAN();
    const vchip_counts_t *counts = vchip_counts(dut, "BKPSRAM");
    CHECK_EQ(counts->stores[2], 2);
    CHECK_EQ(counts->stores[1], 1);
    CHECK_EQ(counts->stores[0], 2);
    CHECK_EQ(counts->loads[2], 1);
    CHECK_EQ(counts->loads[1], 1);
    CHECK_EQ(counts->loads[0], 1);
    CHECK_EQ(counts->unaligned, 1);
    CHECK_EQ(vchip_counts(dut, "RTC_BKP")->stores[2], 0);
    dut_close();
}

static void a_cut_comes_right_after_its_store(void) {
    dut_open("stm32f405");
    BOOT(SRAM_ON, ST4(BKPSRAM, 0), ST4(BKPSRAM + 4, 0), ST4(BKPSRAM + 8, 0),
         ST4(BKPSRAM + 12, 0));
    for (uint64_t cut = 1; cut <= 4; cut++) {
        CHECK_AT("cut", (intmax_t)cut, 0, 0);
        uint32_t *words = vchip_contents(dut, "BKPSRAM", NULL);
        memset(words, 0, 16);
        dut->cut = cut;
        BOOT(SRAM_ON, PAIR(BKPSRAM, 0x11111111), ST4(BKPSRAM + 8, 0x33333333),
             ST4(BKPSRAM + 12, 0x44444444));
        CHECK_EQ(dut->stop, VCHIP_STOP_CUT);
        CHECK_EQ(dut->stores, cut);
        for (uint64_t i = 0; i < 4; i++) {
            CHECK_EQ(words[i] != 0, i < cut);
        }
    }
    dut->cut = 5;
    BOOT(SRAM_ON, PAIR(BKPSRAM, 1));
    CHECK_EQ(dut->stop, VCHIP_STOP_EXIT);
    dut_close();
}

static void a_broken_rule_names_place_and_function(void) {
    dut_open("stm32f405");
    BOOT(SET(RCC_APB1ENR, 1u << 28), SET(PWR_CR, 1u << 8), ST1(RTC_BKP + 5, 0xb0));
    CHECK_EQ(dut->broken, 1);
    CHECK_EQ(dut->break_count, 1);
    const vchip_break_t *broken = &dut->breaks[0];
    CHECK_STR(broken->region, "RTC_BKP");
    CHECK_EQ(broken->address, RTC_BKP + 5);
    CHECK_EQ(broken->bytes, 1);
    CHECK(broken->store);
    CHECK(broken->source != NULL);
    char place[96];
    vchip_place(broken->image, broken->pc, place, sizeof(place));
    CHECK(strstr(place, "<carry_out+") != NULL || strstr(place, "<main+") != NULL);
    dut_close();
}

static void a_rule_that_is_meant_to_break_is_no_failure(void) {
    dut_open("stm32f405");
    BOOT(SET(RCC_APB1ENR, 1u << 28), SET(PWR_CR, 1u << 8), EXPECT(1), ST1(RTC_BKP, 1),
         EXPECT(0), ST4(RTC_BKP, 1));
    CHECK_CLEAN();
    CHECK_EQ(dut->expected, 1);
    dut_close();
}

static void memory_wakes_as_noise_from_the_seed(void) {
    uint32_t first[16];
    dut_open("stm32f405");
    BOOT(SRAM_ON, LD4(BKPSRAM));
    memcpy(first, vchip_contents(dut, "BKPSRAM", NULL), sizeof(first));
    unsigned zeros = 0;
    for (unsigned i = 0; i < 16; i++) {
        zeros += first[i] == 0;
    }
    CHECK(zeros < 3);
    dut_close();

    dut_open("stm32f405");
    BOOT(SRAM_ON, LD4(BKPSRAM));
    CHECK_MEM(vchip_contents(dut, "BKPSRAM", NULL), first, sizeof(first));
    vchip_happen(dut, VCHIP_VDD_LOSS);
    CHECK(memcmp(vchip_contents(dut, "BKPSRAM", NULL), first, sizeof(first)) != 0);
    dut_close();
}

static void a_program_can_ask_for_a_reset(void) {
    dut_open("stm32f405");
    BOOT(SRAM_ON, ST4(BKPSRAM, 0x5eed), EVENT(VCHIP_WATCHDOG), ST4(BKPSRAM, 1));
    CHECK_EQ(dut->stop, VCHIP_STOP_EVENT);
    CHECK_EQ(dut->event, VCHIP_WATCHDOG);
    vchip_happen(dut, dut->event);
    BOOT(SRAM_ON, LD4(BKPSRAM), LD4(TESTPORT_CAUSE), LD4(TESTPORT_BOOT));
    CHECK_DATA(0, 0x5eed);
    CHECK_DATA(1, VCHIP_WATCHDOG);
    CHECK_DATA(2, 2);

    BOOT(ST4(0xe000ed0c, 0x05fa0004)); // AIRCR.SYSRESETREQ
    CHECK_EQ(dut->stop, VCHIP_STOP_EVENT);
    CHECK_EQ(dut->event, VCHIP_SOFT_RESET);
    BOOT(ST4(0xe000ed0c, 0x00000004)); // without its key
    CHECK_CLEAN();
    dut_close();
}

// What ends a boot is noted in a lower layer than the processor's: were the note not
// looked for at once, the program would run on to its limit.
static void the_processor_stops_at_the_access_that_ends_the_boot(void) {
    static const struct {
        op_t last;
        vchip_stop_t stop;
    } ends[] = {
        { ST4(TESTPORT_EXIT, 7), VCHIP_STOP_EXIT },
        { EVENT(VCHIP_WATCHDOG), VCHIP_STOP_EVENT },
        { ST4(0xe000ed0c, 0x05fa0004), VCHIP_STOP_EVENT }, // AIRCR.SYSRESETREQ
        { ST4(BKPSRAM, 1), VCHIP_STOP_CUT },
        { ST4(TESTPORT_SEED, 0), VCHIP_STOP_FAULT }, // it is read-only
    };
    dut_open("stm32f405");
    for (unsigned i = 0; i < VCHIP_COUNT(ends); i++) {
        CHECK_AT("end", i, 0, 0);
        dut->cut = 1;
        BOOT(SRAM_ON, ends[i].last);
        CHECK_EQ(dut->stop, ends[i].stop);
        CHECK(dut->instructions < 10000);
    }
    dut_close();
}

static void a_program_that_leaves_the_map_faults(void) {
    dut_open("stm32f405");
    BOOT(LD4(0x08000000), ST4(0x08000000, 0));
    CHECK_EQ(dut->stop, VCHIP_STOP_FAULT);
    CHECK(strstr(dut->fault, "store to flash") != NULL);
    BOOT(ST4(0x90000000, 0));
    CHECK_EQ(dut->stop, VCHIP_STOP_FAULT);
    CHECK(strstr(dut->fault, "store where nothing is: 4 byte(s) at 0x90000000")
          != NULL);
    BOOT(LD1(0x90000000));
    CHECK_EQ(dut->stop, VCHIP_STOP_FAULT);
    CHECK(strstr(dut->fault, "load where nothing is") != NULL);
    CHECK(strstr(dut->fault, "<") != NULL);
    dut_close();
}

static void a_program_that_never_ends_is_stopped(void) {
    dut_open("stm32f405");
    dut->limit = 1000;
    BOOT(LD4(RTC_BKP), COPY(BKPSRAM, 0), { 99, 0, 0 });
    CHECK_EQ(dut->stop, VCHIP_STOP_EXIT);
    CHECK_EQ(dut->code, 2);
    dut->limit = 100;
    BOOT(SRAM_ON, LD4(RTC_BKP), LD4(RTC_BKP), LD4(RTC_BKP), LD4(RTC_BKP));
    CHECK_EQ(dut->stop, VCHIP_STOP_LIMIT);
    CHECK_EQ(dut->instructions, 101);
    CHECK(strstr(dut->fault, "still running after 100 instructions") != NULL);
    dut_close();
}

static void what_is_not_modelled_is_counted(void) {
    dut_open("stm32f405");
    BOOT(ST4(0x40020000, 0xa5), LD4(0x40020000), ST1(0x40020002, 7), LD4(0x40020000));
    CHECK_CLEAN();
    CHECK_DATA(0, 0xa5);
    CHECK_DATA(1, 0x000700a5);
    unsigned registers = 0;
    for (unsigned i = 0; i < VCHIP_UNKNOWN_MAX; i++) {
        if (dut->unknown[i].address != 0) {
            registers++;
            CHECK_EQ(dut->unknown[i].address, 0x40020000);
            CHECK_EQ(dut->unknown[i].stores, 2);
            CHECK_EQ(dut->unknown[i].loads, 2);
        }
    }
    CHECK_EQ(registers, 1);
    dut_close();
}

// A chip whose memory no reset leaves alone: none is like that, and one may come.
static void a_memory_that_survives_nothing_has_no_harshest_event(void) {
    static const vchip_rule_t forgets[] = {
        { .on = VCHIP_RESETS, .effect = VCHIP_NOISE, .source = "this test" },
        { 0 },
    };
    dut_open("rp2040");
    vchip_chip_t chip = *dut->chip;
    const vchip_chip_t *const whole = dut->chip;
    chip.memories[0].rules[0] = forgets;
    dut->chip = &chip;
    const vchip_memory_t *loser = NULL;
    const vchip_rule_t *rule = NULL;
    vchip_forget(dut);
    CHECK_EQ(vchip_harshest(dut, &loser, &rule), VCHIP_VDD_LOSS); // nothing was stored
    BOOT(ST4(0x4005800c, 1));
    CHECK_EQ(vchip_harshest(dut, &loser, &rule), VCHIP_EVENT_COUNT);
    CHECK(loser == &chip.memories[0] && rule == &forgets[0]);
    CHECK(vchip_loser(dut, VCHIP_SOFT_RESET, &rule) == loser);
    dut->chip = whole;
    loser = NULL;
    CHECK_EQ(vchip_harshest(dut, &loser, &rule), VCHIP_WATCHDOG);
    CHECK(loser == &whole->memories[0]);
    CHECK(vchip_loser(dut, VCHIP_WATCHDOG, &rule) == NULL);
    dut_close();
}

static void every_chip_runs_the_probe(void) {
    for (unsigned i = 0; vchip_chips[i] != NULL; i++) {
        dut_open(vchip_chips[i]->name);
        BOOT(LD4(TESTPORT_SEED), LD4(TESTPORT_BOOT));
        CHECK_CLEAN();
        CHECK_DATA(0, DUT_SEED);
        CHECK_DATA(1, 1);
        dut_close();
    }
}

int main(void) {
    RUN(an_access_is_seen_as_the_instruction_made_it);
    RUN(bytes_land_where_an_unaligned_store_put_them);
    RUN(one_instruction_that_stores_two_words_is_two_accesses);
    RUN(accesses_are_counted_by_width);
    RUN(a_cut_comes_right_after_its_store);
    RUN(a_broken_rule_names_place_and_function);
    RUN(a_rule_that_is_meant_to_break_is_no_failure);
    RUN(memory_wakes_as_noise_from_the_seed);
    RUN(a_program_can_ask_for_a_reset);
    RUN(the_processor_stops_at_the_access_that_ends_the_boot);
    RUN(a_program_that_leaves_the_map_faults);
    RUN(a_program_that_never_ends_is_stopped);
    RUN(what_is_not_modelled_is_counted);
    RUN(a_memory_that_survives_nothing_has_no_harshest_event);
    RUN(every_chip_runs_the_probe);
    return CHECK_EXIT();
}
