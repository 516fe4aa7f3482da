// SAMD51, Alif Ensemble, ESP32-C3, nRF52840 and RA4M1 answer as their sources say;
// and what holds for every model.
//
// SPDX-License-Identifier: MIT
#include "dut.h"
#include "kept.h"
#include "vchip/cells.h"
#include "vchip/registers.h"

// ---- SAMD51 --------------------------------------------------------------------

#define BKUPRAM 0x47000000u
#define BKUPCFG 0x4000040au

#define BKUP        0x40002480u
#define PAC_STATUSA 0x40000034u

static void samd51_takes_any_width_at_once(void) {
    dut_open("samd51");
    BOOT(ST4(BKUPRAM, 0), ST1(BKUPRAM + 1, 0x11), ST2(BKUPRAM + 2, 0x3322),
         ST4(BKUPRAM + 5, 0x77665544), LD4(BKUPRAM), LD4(BKUPRAM + 5),
         ST4(BKUPRAM + 8188, 1));
    CHECK_CLEAN();
    CHECK_DATA(0, 0x33221100);
    CHECK_DATA(1, 0x77665544);
    dut_close();
}

static void samd51_keeps_while_the_backup_configuration_says_so(void) {
    const op_t off = ST1(BKUPCFG, 2);
    for (unsigned e = VCHIP_SOFT_RESET; e <= VCHIP_VDD_LOSS_BAT; e++) {
        CHECK(kept("samd51", "battery", "used", NOTHING, BKUPRAM, (vchip_event_t)e));
    }
    CHECK(!kept("samd51", NULL, NULL, NOTHING, BKUPRAM, VCHIP_VDD_LOSS_BAT));
    CHECK(!kept("samd51", NULL, NULL, NOTHING, BKUPRAM, VCHIP_VDD_LOSS));
    CHECK(kept("samd51", NULL, NULL, off, BKUPRAM, VCHIP_RESET_PIN));
    CHECK(!kept("samd51", NULL, NULL, off, BKUPRAM, VCHIP_DEEP_SLEEP));
    CHECK(!kept("samd51", "battery", "used", off, BKUPRAM, VCHIP_VDD_LOSS_BAT));
}

// Faults, or reads zero and drops stores, while `clock` is clear in `reg`.
static void clock_check(const char *chip, const char *memory, uint32_t base,
                        uint32_t reg, uint32_t clock) {
    dut_open(chip);
    BOOT(ST4(base, 5), CLEAR(reg, clock), LD4(base));
    CHECK(dut_broke(memory, "is clear"));
    CHECK_EQ(dut->stop, VCHIP_STOP_FAULT);
    dut_close();
    dut_open(chip);
    dut_option("clock-off", "zero");
    BOOT(ST4(base, 5), CLEAR(reg, clock), LD4(base), ST4(base, 6), SET(reg, clock),
         LD4(base));
    CHECK_BROKE(memory, "is clear", 2);
    CHECK_DATA(0, 0);
    CHECK_DATA(1, 5);
    dut_close();
}

static void samd51_without_its_clock_faults_or_reads_zero(void) {
    clock_check("samd51", "BKUPRAM", BKUPRAM, 0x40000810, 1u << 11);
    clock_check("samd51", "RTC_BKUP", BKUP, 0x40000814, 1u << 9);
}

static void samd51_narrow_stores_to_the_rtc_are_an_open_question(void) {
    static const char *const answers[] = { "fault", "replicates", "lanes" };
    for (unsigned answer = 0; answer < 3; answer++) {
        dut_open("samd51");
        dut_option("narrow", answers[answer]);
        BOOT(ST4(BKUP, 0), ST1(BKUP, 0xa5), LD4(BKUP));
        CHECK_BROKE("RTC_BKUP", "narrow store to BKUP", 1);
        CHECK_EQ(dut->stop == VCHIP_STOP_FAULT, answer == 0);
        if (answer != 0) {
            CHECK_DATA(0, answer == 1 ? 0xa5a5a5a5 : 0xa5);
        }
        dut_close();
    }
    dut_open("samd51");
    BOOT(LD4(BKUP + 2));
    CHECK_BROKE("RTC_BKUP", "unaligned access", 1);
    dut_close();
}

static void samd51_keeps_words_of_the_rtc_unless_they_are_protected(void) {
    dut_open("samd51");
    BOOT(ST4(BKUP, 5), SET(PAC_STATUSA, 1u << 9), ST4(BKUP, 6), LD4(BKUP));
    CHECK_BROKE("RTC_BKUP", "PAC_STATUSA", 1);
    CHECK_DATA(0, 5);
    dut_close();
    CHECK(kept("samd51", NULL, NULL, NOTHING, BKUP, VCHIP_DEEP_SLEEP));
    CHECK(!kept("samd51", NULL, NULL, NOTHING, BKUP, VCHIP_SOFT_RESET));
    CHECK(kept("samd51", "rtc-resets", "kept", NOTHING, BKUP, VCHIP_RESET_PIN));
    CHECK(!kept("samd51", "battery", "used", NOTHING, BKUP, VCHIP_VDD_LOSS));
    CHECK(kept("samd51", "battery", "used", NOTHING, BKUP, VCHIP_VDD_LOSS_BAT));
}

// ---- Alif ------------------------------------------------------------------------

#define BKRAM    0x4902c000u
#define RET_CTRL 0x1a60900cu

static void alif_narrow_stores_clear_the_rest_of_the_word(void) {
    dut_open("alif_e7");
    BOOT(ST4(BKRAM, 0x44332211), ST1(BKRAM + 1, 0xaa), LD4(BKRAM), LD1(BKRAM + 1));
    CHECK_BROKE("BKRAM", "become zero", 1);
    CHECK_DATA(0, 0x0000aa00);
    CHECK_DATA(1, 0xaa);
    BOOT(ST4(BKRAM, 0x44332211), ST2(BKRAM + 2, 0xbbaa), LD4(BKRAM));
    CHECK_BROKE("BKRAM", "become zero", 1);
    CHECK_DATA(0, 0xbbaa0000);
    BOOT(ST4(BKRAM + 4092, 1), LD4(BKRAM + 4092));
    CHECK_CLEAN();
    BOOT(LD4(BKRAM + 2));
    CHECK_BROKE("BKRAM", "unaligned", 1);
    CHECK_EQ(dut->stop, VCHIP_STOP_FAULT);
    dut_close();
}

static void alif_keeps_what_the_retention_mask_lets_it(void) {
    const op_t retain = CLEAR(RET_CTRL, 1);
    CHECK(kept("alif_e7", NULL, NULL, NOTHING, BKRAM, VCHIP_SOFT_RESET));
    CHECK(kept("alif_e7", NULL, NULL, NOTHING, BKRAM, VCHIP_WATCHDOG));
    CHECK(!kept("alif_e7", NULL, NULL, retain, BKRAM, VCHIP_RESET_PIN));
    CHECK(kept("alif_e7", "reset-pin", "kept", NOTHING, BKRAM, VCHIP_RESET_PIN));
    CHECK(!kept("alif_e7", NULL, NULL, NOTHING, BKRAM, VCHIP_DEEP_SLEEP));
    CHECK(!kept("alif_e7", NULL, NULL, NOTHING, BKRAM, VCHIP_VDD_LOSS_BAT));
    CHECK(kept("alif_e7", NULL, NULL, retain, BKRAM, VCHIP_DEEP_SLEEP));
    CHECK(kept("alif_e7", NULL, NULL, retain, BKRAM, VCHIP_VDD_LOSS_BAT));
    CHECK(!kept("alif_e7", NULL, NULL, retain, BKRAM, VCHIP_VDD_LOSS));
    // As others have measured it, the bit means the opposite.
    CHECK(kept("alif_e7", "ret-mask", "enables", NOTHING, BKRAM, VCHIP_DEEP_SLEEP));
    CHECK(!kept("alif_e7", "ret-mask", "enables", retain, BKRAM, VCHIP_DEEP_SLEEP));
    CHECK(!kept("alif_e7", "ret-mask", "enables", retain, BKRAM, VCHIP_VDD_LOSS_BAT));
}

static void alif_without_its_clock_faults_or_reads_zero(void) {
    clock_check("alif_e7", "BKRAM", BKRAM, 0x4902f000, 1u << 4);
}

// ---- ESP32-C3 --------------------------------------------------------------------

#define RTC_RAM 0x50000000u

static void esp32c3_takes_any_width_at_once(void) {
    dut_open("esp32c3");
    BOOT(ST4(RTC_RAM, 0), ST1(RTC_RAM + 1, 0x11), ST2(RTC_RAM + 2, 0x3322),
         LD4(RTC_RAM), PAIR(RTC_RAM + 8184, 0x12345678), LD4(RTC_RAM + 8188));
    CHECK_CLEAN();
    CHECK_DATA(0, 0x33221100);
    CHECK_DATA(1, 0xedcba987);
    dut_close();
}

static void esp32c3_keeps_by_the_level_of_the_reset(void) {
    CHECK(kept("esp32c3", NULL, NULL, NOTHING, RTC_RAM, VCHIP_SOFT_RESET));
    CHECK(kept("esp32c3", NULL, NULL, NOTHING, RTC_RAM, VCHIP_WATCHDOG));
    CHECK(!kept("esp32c3", "watchdog", "system", NOTHING, RTC_RAM, VCHIP_WATCHDOG));
    CHECK(!kept("esp32c3", NULL, NULL, NOTHING, RTC_RAM, VCHIP_RESET_PIN));
    CHECK(kept("esp32c3", NULL, NULL, NOTHING, RTC_RAM, VCHIP_DEEP_SLEEP));
    CHECK(!kept("esp32c3", "sleep-domain", "off", NOTHING, RTC_RAM, VCHIP_DEEP_SLEEP));
    CHECK(!kept("esp32c3", NULL, NULL, NOTHING, RTC_RAM, VCHIP_VDD_LOSS_BAT));
    CHECK(!kept("esp32c3", NULL, NULL, NOTHING, RTC_RAM, VCHIP_VDD_LOSS));
    dut_open("esp32c3");
    BOOT(ST4(0x60008000, 1u << 31));
    CHECK_EQ(dut->stop, VCHIP_STOP_EVENT);
    CHECK_EQ(dut->event, VCHIP_SOFT_RESET);
    dut_close();
}

// .rtc.data comes from flash at each boot but the wake-up; .rtc_noinit never.
static void esp32c3_loads_initialised_sections_but_not_on_waking(void) {
    dut_open_image("esp32c3", "rtcdata");
    CHECK_EQ(vchip_boot(dut), VCHIP_STOP_EXIT);
    CHECK_DATA(0, 0x1d474);
    const uint32_t noinit = dut->data[1];
    for (unsigned e = VCHIP_SOFT_RESET; e <= VCHIP_DEEP_SLEEP; e++) {
        CHECK_AT("event", e, 0, 0);
        uint32_t *cells = vchip_contents(dut, "RTC_RAM", NULL);
        CHECK_EQ(cells[0], 0x1d475); // the program adds one to both
        CHECK_EQ(cells[64], noinit + 1);
        cells[64] = 0x77;
        vchip_forget(dut);
        vchip_happen(dut, (vchip_event_t)e);
        CHECK_EQ(vchip_boot(dut), VCHIP_STOP_EXIT);
        CHECK_DATA(0, e == VCHIP_DEEP_SLEEP ? 0x1d475 : 0x1d474);
        CHECK_EQ(dut->data[1] == 0x77, e != VCHIP_RESET_PIN);
        cells[0] = 0x1d475;
        cells[64] = noinit + 1;
    }
    dut_close();
}

// ---- nRF52840 --------------------------------------------------------------------

#define GPREGRET 0x4000051cu

static void nrf52840_stores_eight_bits_a_word(void) {
    dut_open("nrf52840");
    BOOT(ST4(GPREGRET, 0xa5), ST4(GPREGRET + 4, 0x5a), LD4(GPREGRET), LD4(GPREGRET + 4),
         ST1(GPREGRET, 0x33), LD4(GPREGRET), LD1(GPREGRET + 1));
    CHECK_CLEAN();
    CHECK_DATA(0, 0xa5);
    CHECK_DATA(1, 0x5a);
    CHECK_DATA(2, 0x33);
    CHECK_DATA(3, 0);
    BOOT(ST4(GPREGRET, 0x1a5), LD4(GPREGRET));
    CHECK_BROKE("GPREGRET", "bits above 7", 1);
    CHECK_DATA(0, 0xa5);
    BOOT(ST1(GPREGRET + 2, 0xff), LD4(GPREGRET));
    CHECK_BROKE("GPREGRET", "bits above 7", 1);
    CHECK_DATA(0, 0xa5);
    BOOT(ST2(GPREGRET + 1, 0));
    CHECK(dut_broke("GPREGRET", "unaligned"));
    dut_close();
}

static void nrf52840_faults_under_a_softdevice(void) {
    dut_open("nrf52840");
    dut_option("softdevice", "on");
    BOOT(LD4(GPREGRET));
    CHECK_CLEAN();
    BOOT(ST4(GPREGRET, 1));
    CHECK_EQ(dut->stop, VCHIP_STOP_FAULT);
    CHECK_BROKE("GPREGRET", "SoftDevice", 1);
    dut_close();
}

static void nrf52840_resets_are_open_questions(void) {
    gpregret_kept_check("nrf52840", GPREGRET);
}

// ---- RA4M1 -----------------------------------------------------------------------

#define VBTBKR 0x4001e500u
#define PRCR   0x4001e3feu
#define VBTSR  0x4001e4b0u
#define UNLOCK ST2(PRCR, 0xa502)

static void ra4m1_stores_behind_its_protect_register_alone(void) {
    dut_open("ra4m1");
    BOOT(UNLOCK, ST4(VBTBKR, 0), ST1(VBTBKR + 1, 0x11), ST2(VBTBKR + 2, 0x3322),
         LD4(VBTBKR), LD2(PRCR), ST1(VBTBKR + 511, 5), LD1(VBTBKR + 511));
    CHECK_CLEAN();
    CHECK_DATA(0, 0x33221100);
    CHECK_DATA(1, 2); // the key reads as zero
    CHECK_DATA(2, 5);
    BOOT(ST4(VBTBKR, 7), LD4(VBTBKR)); // a reset locks it
    CHECK_BROKE("VBTBKR", "PRC1 is clear", 1);
    CHECK_DATA(0, 0x33221100);
    BOOT(ST2(PRCR, 2), ST2(PRCR, 0x5a02), LD2(PRCR));
    CHECK_BROKE("PRCR", "without 0xA5", 2);
    CHECK_DATA(0, 0);
    BOOT(UNLOCK, ST2(PRCR, 0xa500), LD2(PRCR));
    CHECK_CLEAN();
    CHECK_DATA(0, 0);
    BOOT(UNLOCK, CLEAR(VBTSR, 1u << 12), ST1(VBTBKR, 9), LD1(VBTBKR));
    CHECK_BROKE("VBTBKR", "VBTRVLD is clear", 1);
    CHECK_DATA(0, 0);
    dut_close();
}

static void ra4m1_keeps_while_its_selected_voltage_is_there(void) {
    for (unsigned e = VCHIP_SOFT_RESET; e <= VCHIP_DEEP_SLEEP; e++) {
        CHECK(kept("ra4m1", NULL, NULL, (op_t)UNLOCK, VBTBKR, (vchip_event_t)e));
    }
    CHECK(!kept("ra4m1", NULL, NULL, (op_t)UNLOCK, VBTBKR, VCHIP_VDD_LOSS_BAT));
    CHECK(kept("ra4m1", "battery", "used", (op_t)UNLOCK, VBTBKR, VCHIP_VDD_LOSS_BAT));
    CHECK(!kept("ra4m1", "battery", "used", (op_t)UNLOCK, VBTBKR, VCHIP_VDD_LOSS));
}

// ---- LPC55S69 ----------------------------------------------------------------------

#define RTC_RESETS 0x40000100u // SYSCON_PRESETCTRL0
#define RTC_CLOCKS 0x40000200u // SYSCON_AHBCLKCTRL0
#define RTC_CTRL   0x4002c000u
#define RTC_BIT    (1u << 23)
#define GPREG      0x4002c040u
#define RELEASED   SET(RTC_CLOCKS, RTC_BIT), ST4(RTC_CTRL, 0)

static void lpc55s69_holds_its_rtc_in_reset(void) {
    dut_open("lpc55s69");
    BOOT(SET(RTC_CLOCKS, RTC_BIT), LD4(RTC_CTRL), ST4(GPREG, 5), LD4(GPREG));
    CHECK_BROKE("RTC_GPREG", "SWRESET is set", 1);
    CHECK_DATA(0, 1);
    CHECK_DATA(1, 0);
    BOOT(SET(RTC_CLOCKS, RTC_BIT), ST4(RTC_CTRL, 0x80), LD4(RTC_CTRL));
    CHECK_BROKE("RTC_CTRL", "together with SWRESET's release", 1);
    CHECK_DATA(0, 1);
    BOOT(RELEASED, ST4(GPREG, 5), ST4(GPREG + 28, 6), LD4(GPREG), LD4(GPREG + 28));
    CHECK_CLEAN();
    CHECK_DATA(0, 5);
    CHECK_DATA(1, 6);
    // A reset leaves the RTC released, and takes its clock.
    BOOT(SET(RTC_CLOCKS, RTC_BIT), LD4(RTC_CTRL), LD4(GPREG + 0x10000000));
    CHECK_CLEAN();
    CHECK_DATA(0, 0);
    CHECK_DATA(1, 5);
    BOOT(SET(RTC_CLOCKS, RTC_BIT), SET(RTC_CTRL, 1), LD4(RTC_CTRL), LD4(GPREG));
    CHECK_DATA(0, 1);
    CHECK_DATA(1, 0);
    BOOT(RELEASED, ST4(GPREG, 5), SET(RTC_RESETS, RTC_BIT), LD4(GPREG));
    CHECK_BROKE("RTC_GPREG", "RTC_RST holds it in reset", 1);
    BOOT(RELEASED, LD4(GPREG));
    CHECK_CLEAN();
    CHECK_DATA(0, 0);
    dut_close();
}

static void lpc55s69_without_its_clock_faults_or_reads_zero(void) {
    dut_open("lpc55s69");
    BOOT(LD4(GPREG));
    CHECK(dut_broke("RTC_GPREG", "AHBCLKCTRL0.RTC is clear"));
    CHECK_EQ(dut->stop, VCHIP_STOP_FAULT);
    dut_close();
    dut_open("lpc55s69");
    dut_option("clock-off", "zero");
    BOOT(RELEASED, ST4(GPREG, 5), CLEAR(RTC_CLOCKS, RTC_BIT), LD4(GPREG), ST4(GPREG, 6),
         SET(RTC_CLOCKS, RTC_BIT), LD4(GPREG));
    CHECK_BROKE("RTC_GPREG", "AHBCLKCTRL0.RTC is clear", 2);
    CHECK_DATA(0, 0);
    CHECK_DATA(1, 5);
    dut_close();
}

static void lpc55s69_narrow_stores_are_an_open_question(void) {
    for (unsigned answer = 0; answer < 3; answer++) {
        static const char *const answers[] = { "fault", "replicates", "lanes" };
        dut_open("lpc55s69");
        dut_option("narrow", answers[answer]);
        BOOT(RELEASED, ST4(GPREG, 0x11223344), ST1(GPREG + 1, 0xaa), LD4(GPREG));
        CHECK_BROKE("RTC_GPREG", "narrow store to GPREG", 1);
        if (answer == 0) {
            CHECK_EQ(dut->stop, VCHIP_STOP_FAULT);
        } else {
            CHECK_DATA(0, answer == 1 ? 0xaaaaaaaa : 0x1122aa44);
        }
        dut_close();
    }
    dut_open("lpc55s69");
    BOOT(RELEASED, LD4(GPREG + 2));
    CHECK_BROKE("RTC_GPREG", "unaligned", 1);
    dut_close();
}

static void lpc55s69_keeps_while_its_rtc_has_a_supply(void) {
    for (unsigned e = VCHIP_SOFT_RESET; e <= VCHIP_VDD_LOSS; e++) {
        for (unsigned watchdog = 0; watchdog < 2; watchdog++) {
            CHECK_AT("event, watchdog", e, watchdog, 0);
            dut_open("lpc55s69");
            dut_option("watchdog", watchdog ? "kept" : "lost");
            BOOT(RELEASED, ST4(GPREG, 0x5a));
            vchip_happen(dut, (vchip_event_t)e);
            BOOT(SET(RTC_CLOCKS, RTC_BIT), LD4(GPREG), LD4(RTC_CTRL));
            CHECK_CLEAN();
            const bool lost = e == VCHIP_VDD_LOSS || (e == VCHIP_WATCHDOG && !watchdog);
            CHECK_DATA(0, lost ? 0 : 0x5a);
            CHECK_DATA(1, e == VCHIP_VDD_LOSS ? 1 : 0);
            dut_close();
        }
    }
}

// ---- every model -----------------------------------------------------------------

static void rule_check(const vchip_chip_t *chip, const char *owner,
                       const vchip_rule_t *rule, const vchip_rule_t *worded) {
    CHECK_AT(chip->name, (unsigned)rule->effect, 0, 0);
    const bool sourced = worded->source != NULL && strlen(worded->source) >= 8;
    if (!sourced) {
        printf("%s, %s: a rule has no source\n", chip->name, owner);
    }
    CHECK(sourced);
    // A rule that ends an access, or a fault, says what the program did; that a
    // register does not take a bit is no mistake of a program that looks.
    const bool access = (rule->on & 0xff) != 0;
    const bool bits = rule->effect == VCHIP_IGNORE && rule->bits != 0;
    CHECK(!access || bits || worded->broken != NULL || rule->effect == VCHIP_PEND
          || rule->effect == VCHIP_REPLICATE);
}

static void every_rule_cites_its_source(void) {
    for (unsigned c = 0; vchip_chips[c] != NULL; c++) {
        const vchip_chip_t *chip = vchip_chips[c];
        CHECK(chip->source != NULL && chip->devices != NULL);
        dut_rules_each(chip, rule_check);
    }
}

static void every_table_fits_the_engine(void) {
    for (unsigned c = 0; vchip_chips[c] != NULL; c++) {
        const vchip_chip_t *chip = vchip_chips[c];
        CHECK_AT(chip->name, 0, 0, 0);
        CHECK(chip->memories[0].name != NULL);
        CHECK_EQ(chip->ranges[VCHIP_RANGES_MAX - 1].kind, VCHIP_RANGE_END);
        CHECK_EQ(chip->events & VCHIP_RESETS, VCHIP_RESETS);
        VCHIP_EACH_MEMORY(chip, i) {
            const vchip_memory_t *memory = &chip->memories[i];
            CHECK(memory->rules[VCHIP_LISTS_MAX - 1] == NULL);
            CHECK_EQ(memory->bytes % 4, 0);
            for (unsigned w = 0; w < VCHIP_COUNT(memory->windows); w++) {
                const vchip_window_t *window = &memory->windows[w];
                CHECK(window->offset + window->bytes <= memory->bytes);
                CHECK_EQ(window->base % 4, 0);
            }
        }
        for (unsigned i = 0; i < VCHIP_FIELDS_MAX; i++) {
            const vchip_field_t *field = &chip->fields[i];
            CHECK(field->reg == 0
                  || (field->mask != 0 && chip->regs[field->reg].name != NULL));
        }
        VCHIP_EACH_REG(chip, i) {
            const vchip_reg_t *reg = &chip->regs[i];
            CHECK(reg->rules[VCHIP_LISTS_MAX - 1] == NULL);
            unsigned memory;
            uint32_t offset;
            dut_open(chip->name);
            CHECK(!vchip_memory_at(dut, reg->address, &memory, &offset));
            CHECK_EQ(vchip_reg_at(dut, reg->address, &offset), i);
            dut_close();
        }
    }
}

static void every_rule_was_seen_at_work(void) {
    dut_chip_check("samd51");
    dut_chip_check("alif_e7");
    dut_chip_check("esp32c3");
    dut_chip_check("nrf52840");
    dut_chip_check("ra4m1");
    dut_chip_check("lpc55s69");
}

int main(void) {
    RUN(samd51_takes_any_width_at_once);
    RUN(samd51_keeps_while_the_backup_configuration_says_so);
    RUN(samd51_without_its_clock_faults_or_reads_zero);
    RUN(samd51_narrow_stores_to_the_rtc_are_an_open_question);
    RUN(samd51_keeps_words_of_the_rtc_unless_they_are_protected);
    RUN(alif_narrow_stores_clear_the_rest_of_the_word);
    RUN(alif_keeps_what_the_retention_mask_lets_it);
    RUN(alif_without_its_clock_faults_or_reads_zero);
    RUN(esp32c3_takes_any_width_at_once);
    RUN(esp32c3_keeps_by_the_level_of_the_reset);
    RUN(esp32c3_loads_initialised_sections_but_not_on_waking);
    RUN(nrf52840_stores_eight_bits_a_word);
    RUN(nrf52840_faults_under_a_softdevice);
    RUN(nrf52840_resets_are_open_questions);
    RUN(ra4m1_stores_behind_its_protect_register_alone);
    RUN(ra4m1_keeps_while_its_selected_voltage_is_there);
    RUN(lpc55s69_holds_its_rtc_in_reset);
    RUN(lpc55s69_without_its_clock_faults_or_reads_zero);
    RUN(lpc55s69_narrow_stores_are_an_open_question);
    RUN(lpc55s69_keeps_while_its_rtc_has_a_supply);
    RUN(every_rule_cites_its_source);
    RUN(every_table_fits_the_engine);
    RUN(every_rule_was_seen_at_work);
    return CHECK_EXIT();
}
