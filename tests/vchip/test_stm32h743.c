// The STM32H743's SRAM: ECC words that wait, cache lines that are lost, the MPU.
// Behaviour: RM0433 rev 8 2.4, AN5342, ST's FAQ on SRAM content after a reset,
// Arm DDI 0403E.
//
// SPDX-License-Identifier: MIT
#include "dut.h"

#define DBP                 SET(0x58024800, 1u << 8)
#define CLOCK               SET(0x580244e0, 1u << 28)
#define ON                  DBP, CLOCK
#define SRAM                0x38800000u
#define CCR                 0xe000ed14u
#define DC_ON               SET(CCR, 1u << 16)
#define CLEAN(address)      ST4(0xe000ef68, (address))
#define CLEAN_DROP(address) ST4(0xe000ef70, (address))
#define DROP(address)       ST4(0xe000ef5c, (address))

static uint32_t word(unsigned index) {
    return vchip_contents(dut, "BKPSRAM", NULL)[index];
}

static void open_with_words(void) {
    dut_open("stm32h743");
    BOOT(ON, ST4(SRAM, 0x11111111), ST4(SRAM + 4, 0x22222222),
         ST4(SRAM + 8, 0x33333333), ST4(SRAM + 12, 0x44444444),
         ST4(SRAM + 32, 0x55555555));
    CHECK_CLEAN();
}

static void a_narrow_store_is_read_back_but_lost_at_a_reset(void) {
    static const vchip_event_t resets[] = { VCHIP_SOFT_RESET, VCHIP_WATCHDOG,
                                            VCHIP_RESET_PIN };
    for (unsigned i = 0; i < VCHIP_COUNT(resets); i++) {
        open_with_words();
        BOOT(ON, ST1(SRAM + 1, 0xaa), LD4(SRAM));
        CHECK_CLEAN();
        CHECK_DATA(0, 0x1111aa11);
        CHECK_EQ(word(0), 0x11111111);
        vchip_happen(dut, resets[i]);
        CHECK_BROKE("BKPSRAM", "ECC buffer", 1);
        BOOT(ON, LD4(SRAM));
        CHECK_DATA(0, 0x11111111);
        dut_close();
    }
}

static void a_cut_loses_it_too(void) {
    open_with_words();
    BOOT(ON, ST2(SRAM + 2, 0xaaaa), SET(0x58024808, 1), LD4(0x58024808),
         LD4(0x58024808), LD4(0x58024808));
    CHECK_CLEAN();
    vchip_happen(dut, VCHIP_VDD_LOSS_BAT);
    CHECK_BROKE("BKPSRAM", "ECC buffer", 1);
    CHECK_EQ(word(0), 0x11111111);
    CHECK_EQ(word(1), 0x22222222);
    dut_close();
}

static void a_whole_store_elsewhere_does_not_flush_it(void) {
    open_with_words();
    BOOT(ON, ST1(SRAM, 0xaa), ST4(SRAM + 4, 0x66666666));
    vchip_happen(dut, VCHIP_SOFT_RESET);
    CHECK_BROKE("BKPSRAM", "ECC buffer", 1);
    CHECK_EQ(word(0), 0x11111111);
    CHECK_EQ(word(1), 0x66666666);
    dut_close();
}

static void a_narrow_store_elsewhere_flushes_it_and_waits_itself(void) {
    open_with_words();
    BOOT(ON, ST1(SRAM, 0xaa), ST1(SRAM + 4, 0xbb));
    CHECK_EQ(word(0), 0x111111aa);
    vchip_happen(dut, VCHIP_SOFT_RESET);
    CHECK_BROKE("BKPSRAM", "ECC buffer", 1);
    CHECK_EQ(word(0), 0x111111aa);
    CHECK_EQ(word(1), 0x22222222);
    dut_close();
}

static void reading_and_storing_the_word_flushes_it(void) {
    open_with_words();
    BOOT(ON, ST1(SRAM, 0xaa), SET(SRAM, 0)); // load, or nothing, store: a word
    vchip_happen(dut, VCHIP_SOFT_RESET);
    CHECK_EQ(dut->broken, 0);
    CHECK_EQ(word(0), 0x111111aa);
    dut_close();
}

static void narrow_stores_to_one_word_gather(void) {
    open_with_words();
    BOOT(ON, ST1(SRAM, 0xaa), ST1(SRAM + 3, 0xbb), LD4(SRAM), ST1(SRAM + 8, 0));
    CHECK_CLEAN();
    CHECK_DATA(0, 0xbb1111aa);
    CHECK_EQ(word(0), 0xbb1111aa);
    dut_close();
}

static void an_unaligned_word_is_two_narrow_stores(void) {
    open_with_words();
    BOOT(ON, ST4(SRAM + 2, 0xddccbbaa), LD4(SRAM), LD4(SRAM + 4));
    CHECK_CLEAN(); // Normal memory: it does not fault
    CHECK_DATA(0, 0xbbaa1111);
    CHECK_DATA(1, 0x2222ddcc);
    vchip_happen(dut, VCHIP_SOFT_RESET);
    CHECK_BROKE("BKPSRAM", "ECC buffer", 1);
    CHECK_EQ(word(0), 0xbbaa1111); // pushed out by the second
    CHECK_EQ(word(1), 0x22222222);
    dut_close();
}

static void a_library_copy_of_odd_length_ends_with_a_narrow_store(void) {
    open_with_words();
    BOOT(ON, COPY(SRAM, 7));
    CHECK_CLEAN();
    vchip_happen(dut, VCHIP_SOFT_RESET);
    CHECK_BROKE("BKPSRAM", "ECC buffer", 1);
    CHECK(memcmp(vchip_contents(dut, "BKPSRAM", NULL), "@ABCDEF", 7) != 0);
    dut_close();
}

static void a_part_of_a_word_that_woke_must_not_be_stored_first(void) {
    dut_open("stm32h743");
    BOOT(ON, LD4(SRAM + 64));
    CHECK_CLEAN();
    BOOT(ON, ST1(SRAM + 64, 0));
    CHECK_BROKE("BKPSRAM", "never stored whole", 1);
    BOOT(ON, ST4(SRAM + 64, 0), ST1(SRAM + 64, 1), LD4(SRAM + 64));
    CHECK_CLEAN();
    dut_close();
    dut_open("stm32h743");
    dut_option("ecc-error", "armed");
    BOOT(ON, LD4(SRAM));
    CHECK_EQ(dut->stop, VCHIP_STOP_FAULT);
    dut_close();
}

// ---- the data cache ----------------------------------------------------------------

static void a_dirty_line_is_lost_at_a_reset(void) {
    open_with_words();
    BOOT(ON, DC_ON, ST4(SRAM, 0xaaaaaaaa), LD4(SRAM));
    CHECK_CLEAN();
    CHECK_DATA(0, 0xaaaaaaaa);
    CHECK_EQ(word(0), 0x11111111);
    vchip_happen(dut, VCHIP_WATCHDOG);
    CHECK_BROKE("BKPSRAM", "dirty line", 1);
    BOOT(ON, LD4(SRAM));
    CHECK_DATA(0, 0x11111111);
    dut_close();
}

static void cleaning_by_address_saves_a_line_and_only_that(void) {
    open_with_words();
    BOOT(ON, DC_ON, ST4(SRAM + 4, 0xaaaaaaaa), ST4(SRAM + 32, 0xbbbbbbbb),
         CLEAN(SRAM + 28));
    CHECK_CLEAN();
    CHECK_EQ(word(1), 0xaaaaaaaa);
    CHECK_EQ(word(8), 0x55555555);
    vchip_happen(dut, VCHIP_SOFT_RESET);
    CHECK_BROKE("BKPSRAM", "dirty line", 1);
    dut_close();
}

static void cleaning_and_dropping_asks_the_memory_again(void) {
    open_with_words();
    BOOT(ON, DC_ON, ST4(SRAM, 0xaaaaaaaa), CLEAN_DROP(SRAM), LD4(SRAM));
    CHECK_CLEAN();
    CHECK_DATA(0, 0xaaaaaaaa);
    CHECK_EQ(word(0), 0xaaaaaaaa);
    // Dropping without cleaning throws the store away.
    BOOT(ON, DC_ON, ST4(SRAM, 0xbbbbbbbb), DROP(SRAM), LD4(SRAM));
    CHECK_DATA(0, 0xaaaaaaaa);
    dut_close();
}

static void cleaning_by_set_and_way_reaches_every_line(void) {
    open_with_words();
    static op_t ops[8 + 128];
    unsigned n = 0;
    const op_t head[] = { ON, DC_ON, ST4(SRAM, 1), ST4(SRAM + 4064, 2) };
    for (; n < VCHIP_COUNT(head); n++) {
        ops[n] = head[n];
    }
    for (uint32_t set = 0; set < 128; set++) {
        ops[n++] = (op_t)ST4(0xe000ef6c, set << 5);
    }
    ops[n] = (op_t){ OP_END, 0, 0 };
    dut_boot(ops, (n + 1) * sizeof(*ops));
    CHECK_CLEAN();
    CHECK_EQ(word(0), 1);
    CHECK_EQ(word(4064 / 4), 2);
    dut_close();
}

static void with_the_cache_a_narrow_store_needs_cleaning_but_no_flush(void) {
    open_with_words();
    BOOT(ON, DC_ON, ST1(SRAM, 0xaa), CLEAN(SRAM));
    CHECK_CLEAN();
    vchip_happen(dut, VCHIP_SOFT_RESET);
    CHECK_EQ(dut->broken, 0);
    CHECK_EQ(word(0), 0x111111aa);
    dut_close();
}

static void only_this_memory_is_cached(void) {
    dut_open("stm32h743");
    BOOT(DBP, SET(0x580244f4, 1u << 16), DC_ON, ST4(0x58004050, 0xaaaa));
    CHECK_CLEAN();
    vchip_happen(dut, VCHIP_SOFT_RESET);
    CHECK_EQ(dut->broken, 0);
    CHECK_EQ(vchip_contents(dut, "RTC_BKP", NULL)[0], 0xaaaa);
    dut_close();
}

// ---- the MPU -----------------------------------------------------------------------

#define MPU_ON            ST4(0xe000ed94, 5)
#define REGION(n)         ST4(0xe000ed98, (n))
#define RBAR(base)        ST4(0xe000ed9c, (base))
#define RASR(attr, power) ST4(0xe000eda0, (uint32_t)(attr) << 16 | ((power)-1) << 1 | 1)
#define NOCACHE           0x08 // TEX 1, C 0, B 0
#define WRITE_BACK        0x0b // TEX 1, C 1, B 1
#define WRITE_THROUGH     0x02 // TEX 0, C 1, B 0
#define SHARED            0x0f // TEX 1, C 1, B 1, shareable

static bool reaches(uint32_t attributes, uint32_t power, uint32_t base) {
    open_with_words();
    BOOT(ON, REGION(3), RBAR(base), RASR(attributes, power), MPU_ON, DC_ON,
         ST4(SRAM, 0xaaaaaaaa));
    CHECK_CLEAN();
    const bool reached = word(0) == 0xaaaaaaaa;
    dut_close();
    return reached;
}

static void an_mpu_region_decides_about_the_cache(void) {
    CHECK(reaches(NOCACHE, 12, SRAM));
    CHECK(reaches(WRITE_THROUGH, 12, SRAM));
    CHECK(reaches(SHARED, 12, SRAM));
    CHECK(!reaches(WRITE_BACK, 12, SRAM));
    CHECK(!reaches(NOCACHE, 12, SRAM + 4096)); // another place
    CHECK(reaches(NOCACHE, 5, SRAM));
    CHECK(!reaches(NOCACHE, 5, SRAM + 32));
    CHECK(reaches(NOCACHE, 29, 0x20000000));
}

static void the_higher_region_wins_and_subregions_can_be_off(void) {
    open_with_words();
    BOOT(ON, REGION(0), RBAR(SRAM), RASR(NOCACHE, 12), REGION(1), RBAR(SRAM),
         RASR(WRITE_BACK, 12), MPU_ON, DC_ON, ST4(SRAM, 0xaaaaaaaa));
    CHECK_EQ(word(0), 0x11111111);
    vchip_happen(dut, VCHIP_SOFT_RESET);
    // Region 1 with its first eighth switched off: region 0 rules there.
    BOOT(ON, REGION(0), RBAR(SRAM), RASR(NOCACHE, 12), RBAR(SRAM | 0x11),
         ST4(0xe000eda0, WRITE_BACK << 16 | 1u << 8 | 11 << 1 | 1), MPU_ON, DC_ON,
         ST4(SRAM, 0xbbbbbbbb));
    CHECK_EQ(word(0), 0xbbbbbbbb);
    dut_close();
}

static void an_mpu_that_is_off_decides_nothing(void) {
    open_with_words();
    BOOT(ON, REGION(0), RBAR(SRAM), RASR(NOCACHE, 12), DC_ON, ST4(SRAM, 0xaaaaaaaa));
    CHECK_EQ(word(0), 0x11111111);
    dut_close();
}

static void write_through_still_leaves_a_narrow_store_in_the_buffer(void) {
    open_with_words();
    BOOT(ON, REGION(0), RBAR(SRAM), RASR(WRITE_THROUGH, 12), MPU_ON, DC_ON,
         ST1(SRAM, 0xaa));
    vchip_happen(dut, VCHIP_SOFT_RESET);
    CHECK(dut_broke("BKPSRAM", "ECC buffer"));
    CHECK_EQ(word(0), 0x11111111);
    dut_close();
}

// ---- the rest ----------------------------------------------------------------------

static void a_tamper_event_erases_the_sram_too(void) {
    open_with_words();
    BOOT(ON, EVENT(VCHIP_TAMPER), LD4(SRAM));
    CHECK_BROKE("BKPSRAM", "while a tamper flag is up", 1);
    CHECK_EQ(word(0), 0);
    CHECK_EQ(word(1), 0);
    BOOT(ON, SET(0x580244f4, 1u << 16), CLEAR(0x5800400c, 1u << 13), ST4(SRAM, 7));
    CHECK_CLEAN();
    CHECK_EQ(word(0), 7);
    dut_close();
    static const char *const answers[] = { "blocked", "fault", "open" };
    for (unsigned i = 0; i < VCHIP_COUNT(answers); i++) {
        open_with_words();
        dut_option("tamper-access", answers[i]);
        BOOT(ON, EVENT(VCHIP_TAMPER), ST4(SRAM, 7));
        CHECK_EQ(dut->stop, i == 1 ? VCHIP_STOP_FAULT : VCHIP_STOP_EXIT);
        CHECK_EQ(word(0), i == 2 ? 7 : 0);
        dut_close();
    }
}

static void every_rule_was_seen_at_work(void) {
    // Those that are like other STM32 parts': shortly, the long tests are there.
    dut_open("stm32h743");
    BOOT(LD4(SRAM), CLOCK, ST4(SRAM, 0), LD4(0x58004050), SET(0x580244f4, 1u << 16),
         ST4(0x58004050, 0), ST4(0x58024808, 1), ST4(0x5800400c, 0), ST4(0x58024470, 0),
         CLEAR(0x580244f4, 1u << 16), LD4(0x5800400c));
    CHECK_EQ(dut->broken, 8);
    BOOT(DBP, SET(0x580244f4, 1u << 16), ST1(0x58004050, 1), EVENT(VCHIP_TAMPER),
         LD4(0x58004050), SET(0x58024470, 1u << 16), LD4(0x58004050));
    CHECK_EQ(dut->broken, 3);
    BOOT(ST2(0x58004051, 0));
    CHECK_EQ(dut->stop, VCHIP_STOP_FAULT);
    vchip_happen(dut, VCHIP_VDD_LOSS);
    dut_close();
    dut_open("stm32h743");
    dut_option("clock-off", "fault");
    BOOT(DBP, SET(0x58024470, 1u << 16), CLOCK, LD4(SRAM), SET(0x58024808, 1),
         SET(0x580244f4, 1u << 16), ST4(0x5800400c, 0), CLEAR(0x580244e0, 1u << 28),
         LD4(SRAM));
    CHECK_EQ(dut->stop, VCHIP_STOP_FAULT);
    dut_close();
    dut_chip_check("stm32h743");
}

int main(void) {
    RUN(a_narrow_store_is_read_back_but_lost_at_a_reset);
    RUN(a_cut_loses_it_too);
    RUN(a_whole_store_elsewhere_does_not_flush_it);
    RUN(a_narrow_store_elsewhere_flushes_it_and_waits_itself);
    RUN(reading_and_storing_the_word_flushes_it);
    RUN(narrow_stores_to_one_word_gather);
    RUN(an_unaligned_word_is_two_narrow_stores);
    RUN(a_library_copy_of_odd_length_ends_with_a_narrow_store);
    RUN(a_part_of_a_word_that_woke_must_not_be_stored_first);
    RUN(a_dirty_line_is_lost_at_a_reset);
    RUN(cleaning_by_address_saves_a_line_and_only_that);
    RUN(cleaning_and_dropping_asks_the_memory_again);
    RUN(cleaning_by_set_and_way_reaches_every_line);
    RUN(with_the_cache_a_narrow_store_needs_cleaning_but_no_flush);
    RUN(only_this_memory_is_cached);
    RUN(an_mpu_region_decides_about_the_cache);
    RUN(the_higher_region_wins_and_subregions_can_be_off);
    RUN(an_mpu_that_is_off_decides_nothing);
    RUN(write_through_still_leaves_a_narrow_store_in_the_buffer);
    RUN(a_tamper_event_erases_the_sram_too);
    RUN(every_rule_was_seen_at_work);
    return CHECK_EXIT();
}
