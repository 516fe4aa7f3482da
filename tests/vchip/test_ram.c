// SRAM that outlives resets answers as its sources say, and a firmware that counts in it
// counts over every event that keeps it, and over cuts.
//
// SPDX-License-Identifier: MIT
#include "dut.h"

#define SRAM40      0x20040000u
#define AXI         0x2407f000u
#define SRAM4       0x3800f000u
#define RAM8        0x2003f000u
#define RAM8_POWER  0x40000980u
#define S5RETENTION (1u << 21)
#define SCB_CCR     0xe000ed14u
#define CCR_DC      (1u << 16)
#define DCCIMVAC    0xe000ef70u

// Status numbers, which are frozen.
enum {
    COLD = 0,
    KEPT = 1,
};

#define NOTHING ((op_t)EXPECT(0))

static bool kept(const char *chip, const char *option, const char *value, op_t before,
                 uint32_t base, vchip_event_t event) {
    CHECK_AT(chip, event, 0, 0);
    dut_open(chip);
    if (option != NULL) {
        dut_option(option, value);
    }
    BOOT(before, ST4(base, 0x5a), ST4(base + 64, 0));
    CHECK_CLEAN();
    vchip_happen(dut, event);
    BOOT(LD4(base));
    CHECK_CLEAN();
    const bool same = dut->data[0] == 0x5a;
    dut_close();
    return same;
}

// ---- what the sources say ------------------------------------------------------------

static void rp2040_keeps_it_while_there_is_a_supply(void) {
    for (unsigned e = VCHIP_SOFT_RESET; e <= VCHIP_DEEP_SLEEP; e++) {
        CHECK(kept("ram_rp2040", NULL, NULL, NOTHING, SRAM40, (vchip_event_t)e));
    }
    CHECK(kept("ram_rp2040", NULL, NULL, NOTHING, SRAM40, VCHIP_ROM_REBOOT));
    CHECK(!kept("ram_rp2040", NULL, NULL, NOTHING, SRAM40, VCHIP_BOOTSEL));
    CHECK(!kept("ram_rp2040", NULL, NULL, NOTHING, SRAM40, VCHIP_VDD_LOSS));
    CHECK(!kept("ram_rp2040", NULL, NULL, NOTHING, SRAM40, VCHIP_VDD_LOSS_BAT));
}

static void stm32h743_keeps_it_over_resets(void) {
    static const uint32_t bases[] = { AXI, SRAM4 };
    for (unsigned i = 0; i < 2; i++) {
        for (unsigned e = VCHIP_SOFT_RESET; e <= VCHIP_VDD_LOSS; e++) {
            CHECK_EQ(
                kept("ram_stm32h743", NULL, NULL, NOTHING, bases[i], (vchip_event_t)e),
                e <= VCHIP_RESET_PIN);
        }
    }
}

// Operations, and what the first word is after a reset that took what waited.
#define AFTER_RESET(...)                     \
    do {                                     \
        dut_open("ram_stm32h743");           \
        BOOT(ST4(AXI, 1), ST4(AXI + 64, 0)); \
        BOOT(__VA_ARGS__);                   \
        vchip_happen(dut, VCHIP_SOFT_RESET); \
    } while (0)

static uint32_t first_word(void) {
    BOOT(LD4(AXI));
    const uint32_t word = dut->data[0];
    dut_close();
    return word;
}

static void words_of_64_bits_wait_for_one_elsewhere(void) {
    AFTER_RESET(ST4(AXI, 2));
    CHECK_BROKE("AXI_SRAM", "still in the ECC buffer", 1);
    CHECK_EQ(first_word(), 1);
    AFTER_RESET(ST4(AXI, 2), ST4(AXI + 4, 3)); // both halves wait together
    CHECK_EQ(first_word(), 1);
    AFTER_RESET(ST4(AXI, 2), ST4(AXI + 8, 0)); // pushed out by the next word
    CHECK_EQ(first_word(), 2);
    AFTER_RESET(ST4(AXI, 2), ST1(AXI + 100, 0)); // and by a part of one
    CHECK_EQ(first_word(), 2);
    AFTER_RESET(SET(SCB_CCR, CCR_DC), ST4(AXI, 2), ST4(DCCIMVAC, AXI));
    CHECK_EQ(first_word(), 2); // a line goes out whole
}

static void words_of_32_bits_go_straight_in(void) {
    dut_open("ram_stm32h743");
    BOOT(ST4(SRAM4, 1), ST4(SRAM4, 2));
    vchip_happen(dut, VCHIP_SOFT_RESET);
    CHECK_CLEAN();
    BOOT(LD4(SRAM4), ST1(SRAM4, 7));
    CHECK_DATA(0, 2);
    vchip_happen(dut, VCHIP_SOFT_RESET);
    CHECK_BROKE("SRAM", "still in the ECC buffer", 1);
    BOOT(LD4(SRAM4), ST1(SRAM4 + 64, 7));
    CHECK_DATA(0, 2);
    CHECK_BROKE("SRAM", "never stored whole", 1);
    dut_close();
}

static void ecc_words_that_woke_fault_where_the_error_is_armed(void) {
    static const uint32_t bases[] = { AXI, SRAM4 };
    for (unsigned i = 0; i < 2; i++) {
        dut_open("ram_stm32h743");
        BOOT(LD4(bases[i]));
        CHECK_CLEAN();
        dut_close();
        dut_open("ram_stm32h743");
        dut_option("ecc-error", "armed");
        BOOT(LD4(bases[i]));
        CHECK(dut_broke(i == 0 ? "AXI_SRAM" : "SRAM", "never stored"));
        CHECK_EQ(dut->stop, VCHIP_STOP_FAULT);
        dut_close();
    }
    dut_open("ram_stm32h743");
    dut_option("ecc-error", "armed");
    BOOT(ST4(AXI, 1), LD4(AXI + 4)); // half of it makes all of its check bits right
    CHECK_CLEAN();
    dut_close();
}

static void nrf52840_keeps_it_where_power_says_so(void) {
    const op_t retain = SET(RAM8_POWER, S5RETENTION);
    CHECK(kept("ram_nrf52840", NULL, NULL, NOTHING, RAM8, VCHIP_SOFT_RESET));
    CHECK(!kept("ram_nrf52840", NULL, NULL, NOTHING, RAM8, VCHIP_DEEP_SLEEP));
    CHECK(kept("ram_nrf52840", NULL, NULL, retain, RAM8, VCHIP_DEEP_SLEEP));
    CHECK(!kept("ram_nrf52840", NULL, NULL, retain, RAM8, VCHIP_WATCHDOG));
    CHECK(!kept("ram_nrf52840", NULL, NULL, retain, RAM8, VCHIP_RESET_PIN));
    CHECK(kept("ram_nrf52840", "watchdog", "kept", retain, RAM8, VCHIP_WATCHDOG));
    CHECK(kept("ram_nrf52840", "reset-pin", "kept", retain, RAM8, VCHIP_RESET_PIN));
    CHECK(!kept("ram_nrf52840", NULL, NULL, retain, RAM8, VCHIP_VDD_LOSS));
    CHECK(!kept("ram_nrf52840", NULL, NULL, retain, RAM8, VCHIP_VDD_LOSS_BAT));
}

static void nrf52840_has_sections_that_are_off_and_a_softdevice(void) {
    dut_open("ram_nrf52840");
    BOOT(ST4(RAM8, 5), CLEAR(RAM8_POWER, 1u << 5), LD4(RAM8));
    CHECK_BROKE("RAM", "section is off", 1);
    CHECK_DATA(0, 0);
    dut_close();
    dut_open("ram_nrf52840");
    dut_option("softdevice", "on");
    BOOT(SET(RAM8_POWER, S5RETENTION));
    CHECK_BROKE("POWER_RAM8_POWER", "SoftDevice", 1);
    CHECK_EQ(dut->stop, VCHIP_STOP_FAULT);
    dut_close();
}

// ---- a firmware that counts --------------------------------------------------------

// One boot; what it found.
static void counts(uint32_t status, uint32_t boots) {
    vchip_forget(dut);
    CHECK_EQ(vchip_boot(dut), VCHIP_STOP_EXIT);
    CHECK_CLEAN();
    CHECK_DATA(0, status);
    CHECK_DATA(1, boots);
    CHECK_DATA(2, boots);
    CHECK_DATA(3, boots < 4 ? boots : dut->data[3]);
}

static void survives(const char *chip, uint32_t arg, vchip_event_t event, bool stays) {
    CHECK_AT(chip, arg, event, 0);
    dut_open_image(chip, "noinit");
    dut->arg = arg;
    counts(COLD, 0);
    for (uint32_t n = 1; n < 4; n++) {
        vchip_happen(dut, event);
        counts(stays ? KEPT : COLD, stays ? n : 0);
    }
    vchip_happen(dut, VCHIP_VDD_LOSS);
    counts(COLD, 0);
    dut_close();
}

static void counts_over_what_keeps_it_and_is_cold_after_power_loss(void) {
    for (unsigned e = VCHIP_SOFT_RESET; e <= VCHIP_VDD_LOSS; e++) {
        const vchip_event_t event = (vchip_event_t)e;
        survives("ram_rp2040", 0, event, e <= VCHIP_DEEP_SLEEP);
        survives("ram_stm32h743", 0, event, e <= VCHIP_RESET_PIN);
        survives("ram_stm32h743", 2, event, e <= VCHIP_RESET_PIN);
    }
    survives("ram_rp2040", 0, VCHIP_BOOTSEL, false);
    survives("ram_nrf52840", 0, VCHIP_SOFT_RESET, true);
    survives("ram_nrf52840", 0, VCHIP_DEEP_SLEEP, true);
    survives("ram_nrf52840", 8, VCHIP_DEEP_SLEEP, false);
    survives("ram_nrf52840", 0, VCHIP_WATCHDOG, false);
}

// The second boot is cut after each of its stores; the third one finds it whole or not.
static void counts_old_or_new_after_a_cut_at_any_store(void) {
    static const char *const chips[] = { "ram_rp2040", "ram_stm32h743", "ram_stm32h743",
                                         "ram_nrf52840" };
    for (unsigned i = 0; i < 4; i++) {
        bool cut = true;
        for (uint64_t n = 1; cut && n < 200; n++) {
            CHECK_AT(chips[i], i, (intmax_t)n, 0);
            dut_open_image(chips[i], "noinit");
            dut->arg = i == 2 ? 2 : 0;
            counts(COLD, 0);
            vchip_happen(dut, VCHIP_SOFT_RESET);
            dut->cut = n;
            cut = vchip_boot(dut) == VCHIP_STOP_CUT;
            dut->cut = 0;
            vchip_happen(dut, VCHIP_SOFT_RESET);
            vchip_forget(dut);
            CHECK_EQ(vchip_boot(dut), VCHIP_STOP_EXIT);
            CHECK_EQ(dut->code, 0);
            CHECK(dut->data[1] == 2 || (cut && dut->data[1] == 1));
            CHECK(dut->data[2] == 2 || (cut && dut->data[2] == 1));
            CHECK(dut->data[2] <= dut->data[1]); // the later object is not the newer
            dut_close();
        }
        CHECK(!cut);
    }
}

static void every_rule_was_seen_at_work(void) {
    dut_chip_check("ram_rp2040");
    dut_chip_check("ram_stm32h743");
    dut_chip_check("ram_nrf52840");
}

int main(void) {
    RUN(rp2040_keeps_it_while_there_is_a_supply);
    RUN(stm32h743_keeps_it_over_resets);
    RUN(words_of_64_bits_wait_for_one_elsewhere);
    RUN(words_of_32_bits_go_straight_in);
    RUN(ecc_words_that_woke_fault_where_the_error_is_armed);
    RUN(nrf52840_keeps_it_where_power_says_so);
    RUN(nrf52840_has_sections_that_are_off_and_a_softdevice);
    RUN(counts_over_what_keeps_it_and_is_cold_after_power_loss);
    RUN(counts_old_or_new_after_a_cut_at_any_store);
    RUN(every_rule_was_seen_at_work);
    return CHECK_EXIT();
}
