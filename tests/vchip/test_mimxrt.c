// The i.MX RT's SNVS general purpose registers: three windows, a detector, two
// locks, zeroization. NXP headers and driver; Zephyr; Teensy.
//
// SPDX-License-Identifier: MIT
#include "dut.h"

// Addresses are read from the headers once more.
static const struct {
    const char *name;
    unsigned words;
    uint32_t snvs, gate, gate_on;
} chips[] = {
    { "mimxrt1062", 8, 0x400d4000, 0x400fc07c, 3u << 30 },
    { "mimxrt1011", 4, 0x400d4000, 0x400fc07c, 3u << 30 },
    { "mimxrt1176", 4, 0x40c90000, 0x40cc64e0, 1u << 0 },
};

// Each case runs on the chip of this index.
static unsigned c;

#define EACH_CHIP for (c = 0; c < VCHIP_COUNT(chips); c++)

#define SNVS   chips[c].snvs
#define HPLR   (SNVS + 0x00)
#define HPCOMR (SNVS + 0x04)
#define LPLR   (SNVS + 0x34)
#define LPCR   (SNVS + 0x38)
#define LPSR   (SNVS + 0x4c)
#define LPPGDR (SNVS + 0x64)
#define LPGPR  (SNVS + 0x100)

#define CLOCK    SET(chips[c].gate, chips[c].gate_on)
#define DETECTOR ST4(LPPGDR, 0x41736166), ST4(LPSR, 8)
#define Z_DIS    SET(LPCR, 1u << 24)
#define ON       CLOCK, DETECTOR, Z_DIS

static void chip_open(void) {
    CHECK_AT(chips[c].name, 0, 0, 0);
    dut_open(chips[c].name);
}

static void one_storage_shows_in_three_windows(void) {
    EACH_CHIP {
        chip_open();
        BOOT(ON, ST4(LPGPR, 0x11), ST4(LPGPR + 12, 0x44),
             ST4(LPGPR + 4 * chips[c].words - 4, 9), LD4(SNVS + 0x68), LD4(SNVS + 0x90),
             ST4(SNVS + 0x94, 0x22), LD4(LPGPR + 4), ST4(SNVS + 0x68, 0x33),
             LD4(LPGPR));
        CHECK_CLEAN();
        CHECK_DATA(0, 0x11);
        CHECK_DATA(1, 0x11);
        CHECK_DATA(2, 0x22);
        CHECK_DATA(3, 0x33);
        CHECK_EQ(vchip_contents(dut, "SNVS_LPGPR", NULL)[chips[c].words - 1], 9);
        dut_close();
    }
}

static void without_its_clock_nothing_answers(void) {
    EACH_CHIP {
        chip_open();
        BOOT(DETECTOR, ST4(LPGPR, 1), LD4(LPGPR), LD4(LPCR), LD4(LPLR));
        CHECK_EQ(dut->broken, 6);
        CHECK_DATA(0, 0);
        dut_close();
        const uint32_t places[] = { LPGPR, LPCR, LPLR, LPSR, LPPGDR };
        for (unsigned i = 0; i < VCHIP_COUNT(places); i++) {
            chip_open();
            dut_option("clock-off", "fault");
            BOOT(LD4(places[i]));
            CHECK_EQ(dut->stop, VCHIP_STOP_FAULT);
            dut_close();
        }
    }
}

static void stores_vanish_until_the_detector_is_set_up(void) {
    EACH_CHIP {
        chip_open();
        BOOT(CLOCK, Z_DIS, LD4(LPCR));
        CHECK_EQ(dut->broken, 1);
        CHECK(dut_broke("SNVS_LPCR", "glitch detector"));
        CHECK_EQ(dut->data[0] & 1u << 24, 0);
        BOOT(CLOCK, ST4(LPPGDR, 0x41736166), Z_DIS);
        CHECK_BROKE("SNVS_LPCR", "PGD is up", 1);
        BOOT(CLOCK, ST4(LPSR, 8), ST4(LPPGDR, 0), Z_DIS);
        CHECK_BROKE("SNVS_LPCR", "glitch detector", 1);
        BOOT(ON, ST4(LPGPR, 5), ST4(LPPGDR, 1), ST4(LPGPR, 6), LD4(LPGPR));
        CHECK_BROKE("SNVS_LPGPR", "glitch detector", 1);
        CHECK_DATA(0, 5);
        dut_close();
    }
}

static void the_flag_is_cleared_by_a_one_and_only_by_a_one(void) {
    EACH_CHIP {
        chip_open();
        BOOT(CLOCK, LD4(LPSR), ST4(LPSR, 0), LD4(LPSR), ST4(LPSR, 8), LD4(LPSR));
        CHECK_CLEAN();
        CHECK_EQ(dut->data[0] & 8, 8);
        CHECK_EQ(dut->data[1] & 8, 8);
        CHECK_EQ(dut->data[2] & 8, 0);
        vchip_happen(dut, VCHIP_WATCHDOG);
        BOOT(CLOCK, LD4(LPSR), LD4(LPCR));
        CHECK_EQ(dut->data[0] & 8, 0); // it is in the battery's domain
        vchip_happen(dut, VCHIP_VDD_LOSS);
        BOOT(CLOCK, LD4(LPSR));
        CHECK_EQ(dut->data[0] & 8, 8);
        dut_close();
    }
}

static void an_lp_flag_blocks_lpgpr_too(void) {
    EACH_CHIP {
        chip_open();
        BOOT(CLOCK, ST4(LPPGDR, 0x41736166), ST4(LPGPR, 5));
        CHECK(dut_broke("SNVS_LPGPR", "PGD is up"));
        dut_close();
    }
}

static void without_z_dis_the_words_become_zero(void) {
    EACH_CHIP {
        chip_open();
        BOOT(ON, ST4(LPGPR, 5), ST4(LPGPR + 4, 6));
        CHECK_CLEAN();
        BOOT(CLOCK, CLEAR(LPCR, 1u << 24), LD4(LPGPR), LD4(LPGPR + 4));
        CHECK_EQ(dut->broken, 2);
        CHECK_DATA(0, 0);
        CHECK_DATA(1, 0);
        dut_close();

        chip_open();
        dut_option("zeroize", "violation");
        BOOT(CLOCK, DETECTOR, ST4(LPGPR, 5), LD4(LPGPR), EVENT(VCHIP_TAMPER),
             LD4(LPGPR), ST4(LPSR, 1u << 16), ST4(LPGPR, 7), LD4(LPGPR));
        CHECK_BROKE("SNVS_LPGPR", "security violation", 1);
        CHECK_DATA(0, 5);
        CHECK_DATA(1, 0);
        CHECK_DATA(2, 7);
        dut_close();
    }
}

static void with_z_dis_a_violation_leaves_them_alone(void) {
    EACH_CHIP {
        chip_open();
        BOOT(ON, ST4(LPGPR, 5), EVENT(VCHIP_TAMPER), LD4(LPGPR));
        CHECK_CLEAN();
        CHECK_DATA(0, 5);
        dut_close();
    }
}

static void locks_hold_until_their_own_reset(void) {
    EACH_CHIP {
        chip_open();
        BOOT(ON, ST4(LPGPR, 1), SET(HPLR, 1u << 5), ST4(LPGPR, 2), CLEAR(HPLR, 1u << 5),
             ST4(LPGPR, 3), LD4(LPGPR), LD4(HPLR));
        CHECK_BROKE("SNVS_LPGPR", "GPR_SL", 2);
        CHECK_DATA(0, 1);
        CHECK_DATA(1, 1u << 5);
        vchip_happen(dut, VCHIP_SOFT_RESET);
        BOOT(ON, ST4(LPGPR, 4), LD4(LPGPR), SET(LPLR, 1u << 5), ST4(LPGPR, 5));
        CHECK_BROKE("SNVS_LPGPR", "GPR_HL", 1);
        CHECK_DATA(0, 4);
        vchip_happen(dut, VCHIP_RESET_PIN);
        BOOT(ON, ST4(LPGPR, 6), LD4(LPGPR));
        CHECK_BROKE("SNVS_LPGPR", "GPR_HL", 1);
        CHECK_DATA(0, 4);
        vchip_happen(dut, VCHIP_VDD_LOSS);
        BOOT(ON, ST4(LPGPR, 7));
        CHECK_CLEAN();
        dut_close();
    }
}

static void narrow_stores_are_an_open_question(void) {
    static const struct {
        const char *value;
        uint32_t word;
    } answers[] = { { "replicates", 0xa5a5a5a5 }, { "lanes", 0x0000a500 } };
    EACH_CHIP {
        chip_open();
        BOOT(ON, ST4(LPGPR, 0), ST1(LPGPR + 1, 0xa5));
        CHECK_EQ(dut->stop, VCHIP_STOP_FAULT);
        CHECK_BROKE("SNVS_LPGPR", "narrow store", 1);
        dut_close();
        for (unsigned i = 0; i < VCHIP_COUNT(answers); i++) {
            chip_open();
            dut_option("narrow", answers[i].value);
            BOOT(ON, ST4(LPGPR, 0), ST1(LPGPR + 1, 0xa5), LD4(LPGPR), LD1(LPGPR + 1));
            CHECK_BROKE("SNVS_LPGPR", "narrow store", 1);
            CHECK_DATA(0, answers[i].word);
            CHECK_DATA(1, 0xa5);
            dut_close();
        }
        chip_open();
        BOOT(ON, LD2(LPGPR), ST4(LPGPR + 1, 0));
        CHECK_BROKE("SNVS_LPGPR", "unaligned", 1);
        CHECK_EQ(dut->stop, VCHIP_STOP_FAULT);
        dut_close();
    }
}

static void words_survive_all_but_the_loss_of_both_supplies(void) {
    EACH_CHIP {
        chip_open();
        BOOT(ON, ST4(LPGPR, 0x600d));
        for (unsigned e = VCHIP_SOFT_RESET; e <= VCHIP_VDD_LOSS_BAT; e++) {
            vchip_happen(dut, (vchip_event_t)e);
            BOOT(ON, LD4(LPGPR));
            CHECK_CLEAN();
            CHECK_DATA(0, 0x600d);
        }
        vchip_happen(dut, VCHIP_VDD_LOSS);
        BOOT(ON, LD4(LPGPR));
        CHECK_DATA(0, 0);
        dut_close();
    }
}

static void a_low_power_software_reset_clears_the_section(void) {
    EACH_CHIP {
        chip_open();
        BOOT(ON, ST4(LPGPR, 5), SET(HPCOMR, 1u << 4), LD4(LPCR), LD4(LPPGDR));
        CHECK_CLEAN();
        CHECK_EQ(dut->data[0] & 1u << 24, 0);
        CHECK_DATA(1, 0);
        CHECK_EQ(vchip_contents(dut, "SNVS_LPGPR", NULL)[0], 0);
        dut_close();
    }
}

static void every_rule_was_seen_at_work(void) {
    // The first two share their rules.
    dut_chip_check("mimxrt1062");
    dut_chip_check("mimxrt1176");
}

int main(void) {
    RUN(one_storage_shows_in_three_windows);
    RUN(without_its_clock_nothing_answers);
    RUN(stores_vanish_until_the_detector_is_set_up);
    RUN(the_flag_is_cleared_by_a_one_and_only_by_a_one);
    RUN(an_lp_flag_blocks_lpgpr_too);
    RUN(without_z_dis_the_words_become_zero);
    RUN(with_z_dis_a_violation_leaves_them_alone);
    RUN(locks_hold_until_their_own_reset);
    RUN(narrow_stores_are_an_open_question);
    RUN(words_survive_all_but_the_loss_of_both_supplies);
    RUN(a_low_power_software_reset_clears_the_section);
    RUN(every_rule_was_seen_at_work);
    return CHECK_EXIT();
}
