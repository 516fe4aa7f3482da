// The RP2040 and RP2350 models answer as their datasheets, the SDK and the boot
// ROMs say.
//
// SPDX-License-Identifier: MIT
#include "dut.h"

typedef struct part {
    const char *chip;
    const char *memory;
    uint32_t base;
    unsigned words;
} part_t;

static const part_t parts[] = {
    { "rp2040", "WATCHDOG_SCRATCH", 0x4005800c, 8 },
    { "rp2350", "WATCHDOG_SCRATCH", 0x400d800c, 8 },
    { "rp2350", "POWMAN_SCRATCH", 0x401000b0, 8 },
    { "rp2350", "POWMAN_BOOT", 0x401000d0, 4 },
};
#define EACH_PART(p) for (const part_t *p = parts; p < parts + VCHIP_COUNT(parts); p++)

#define XOR_ALIAS   0x1000u
#define SET_ALIAS   0x2000u
#define CLEAR_ALIAS 0x3000u

static void part_open(const part_t *p) {
    CHECK_AT(p->memory, p - parts, 0, 0);
    dut_open(p->chip);
}

static void words_need_no_switching_on(void) {
    EACH_PART(p) {
        part_open(p);
        BOOT(ST4(p->base, 0xdeadbeef), LD4(p->base), LD1(p->base + 1), LD2(p->base + 2),
             ST4(p->base + 4 * (p->words - 1), 9));
        CHECK_CLEAN();
        CHECK_DATA(0, 0xdeadbeef);
        CHECK_DATA(1, 0xbe);
        CHECK_DATA(2, 0xdead);
        CHECK_EQ(vchip_contents(dut, p->memory, NULL)[p->words - 1], 9);
        dut_close();
    }
}

static void narrow_stores_rewrite_the_word(void) {
    EACH_PART(p) {
        part_open(p);
        BOOT(ST4(p->base, 0), ST1(p->base + 2, 0xa5), LD4(p->base));
        CHECK_BROKE(p->memory, "narrow store", 1);
        CHECK_DATA(0, 0xa5a5a5a5);
        BOOT(ST2(p->base + 2, 0x1234), LD4(p->base));
        CHECK_BROKE(p->memory, "narrow store", 1);
        CHECK_DATA(0, 0x12341234);
        dut_close();
    }
    dut_open("rp2350");
    dut_option("powman-narrow", "lanes");
    BOOT(ST4(0x401000b0, 0), ST1(0x401000b1, 0xa5), LD4(0x401000b0));
    CHECK_BROKE("POWMAN_SCRATCH", "not stated", 1);
    CHECK_DATA(0, 0xa500);
    BOOT(ST1(0x401000d0, 0));
    CHECK_BROKE("POWMAN_BOOT", "not stated", 1);
    dut_close();
}

static void alias_pages_change_bits(void) {
    EACH_PART(p) {
        part_open(p);
        BOOT(ST4(p->base, 0xff00ff00), ST4(p->base + SET_ALIAS, 0x0000000f),
             LD4(p->base), ST4(p->base + CLEAR_ALIAS, 0xf0000000), LD4(p->base),
             ST4(p->base + XOR_ALIAS, 0xffffffff), LD4(p->base));
        CHECK_CLEAN();
        CHECK_DATA(0, 0xff00ff0f);
        CHECK_DATA(1, 0x0f00ff0f);
        CHECK_DATA(2, 0xf0ff00f0);
        // Measured on rp2040js, 0x80 through the SET alias on 0x11: 0x80808091.
        BOOT(ST4(p->base, 0x11), ST1(p->base + SET_ALIAS, 0x80), LD4(p->base));
        CHECK_EQ(dut->broken, 1);
        CHECK_DATA(0, 0x80808091);
        dut_close();
    }
}

static bool kept(const part_t *p, vchip_event_t event, unsigned word) {
    part_open(p);
    BOOT(ST4(p->base + 4 * word, 0x600d));
    vchip_happen(dut, event);
    BOOT(LD4(p->base + 4 * word));
    CHECK_CLEAN();
    const bool same = dut->data[0] == 0x600d;
    if (!same && event != VCHIP_BOOTSEL && event != VCHIP_ROM_REBOOT) {
        CHECK_DATA(0, 0); // registers wake as zero
    }
    dut_close();
    return same;
}

static void contents_follow_the_reset_matrix(void) {
    EACH_PART(p) {
        const bool scratch50 = p == &parts[1];
        CHECK(kept(p, VCHIP_SOFT_RESET, 0));
        CHECK(kept(p, VCHIP_WATCHDOG, 0));
        CHECK(!kept(p, VCHIP_RESET_PIN, 0));
        CHECK_EQ(kept(p, VCHIP_DEEP_SLEEP, 0), !scratch50);
        CHECK(!kept(p, VCHIP_VDD_LOSS_BAT, 0));
        CHECK(!kept(p, VCHIP_VDD_LOSS, 0));
    }
    dut_open("rp2350");
    dut_option("watchdog-sleep", "kept");
    BOOT(ST4(0x400d800c, 5));
    vchip_happen(dut, VCHIP_DEEP_SLEEP);
    BOOT(LD4(0x400d800c));
    CHECK_DATA(0, 5);
    dut_close();
}

static void the_rom_takes_its_words(void) {
    static const struct {
        vchip_event_t event;
        unsigned taken[4]; // of each part: a bit for each word
    } visits[] = {
        { VCHIP_BOOTSEL, { 0xf3, 0xfc, 0, 0 } },
        { VCHIP_ROM_REBOOT, { 0xf0, 0xfc, 0, 0 } },
    };
    for (unsigned v = 0; v < VCHIP_COUNT(visits); v++) {
        EACH_PART(p) {
            for (unsigned word = 0; word < p->words; word++) {
                const bool taken = (visits[v].taken[p - parts] >> word & 1) != 0;
                CHECK_EQ(kept(p, visits[v].event, word), !taken);
            }
        }
    }
}

static void the_watchdogs_trigger_resets(void) {
    static const uint32_t controls[] = { 0x40058000, 0x400d8000 };
    for (unsigned i = 0; i < 2; i++) {
        dut_open(parts[i].chip);
        BOOT(ST4(parts[i].base, 7), ST4(controls[i], 1u << 31));
        CHECK_EQ(dut->stop, VCHIP_STOP_EVENT);
        CHECK_EQ(dut->event, VCHIP_WATCHDOG);
        BOOT(ST4(controls[i] + SET_ALIAS, 1u << 31));
        CHECK_EQ(dut->event, VCHIP_WATCHDOG);
        dut_close();
    }
}

static void powman_wants_its_password_below_the_scratch_words(void) {
    dut_open("rp2350");
    BOOT(ST4(0x40100030, 0x00000010), LD4(0x40100030), ST4(0x40100030, 0x5afe0010),
         LD4(0x40100030));
    CHECK_BROKE("POWMAN_WDSEL", "0x5afe", 1);
    CHECK_DATA(0, 0);
    CHECK_DATA(1, 0x10);
    BOOT(ST4(0x4010002c, 1), LD4(0x4010002c));
    CHECK_BROKE("POWMAN_CHIP_RESET", "0x5afe", 1);
    dut_close();
}

static void a_watchdog_clears_powman_where_it_was_told_to(void) {
    dut_open("rp2350");
    BOOT(ST4(0x401000b0, 5), ST4(0x401000d0, 6), ST4(0x400d800c, 7),
         ST4(0x40100030, 0x5afe0001));
    CHECK_CLEAN();
    vchip_happen(dut, VCHIP_WATCHDOG);
    BOOT(LD4(0x401000b0), LD4(0x401000d0), LD4(0x400d800c));
    CHECK_DATA(0, 0);
    CHECK_DATA(1, 0);
    CHECK_DATA(2, 7);
    dut_close();
}

static void every_rule_was_seen_at_work(void) {
    dut_chip_check("rp2040");
    dut_chip_check("rp2350");
}

int main(void) {
    RUN(words_need_no_switching_on);
    RUN(narrow_stores_rewrite_the_word);
    RUN(alias_pages_change_bits);
    RUN(contents_follow_the_reset_matrix);
    RUN(the_rom_takes_its_words);
    RUN(the_watchdogs_trigger_resets);
    RUN(powman_wants_its_password_below_the_scratch_words);
    RUN(a_watchdog_clears_powman_where_it_was_told_to);
    RUN(every_rule_was_seen_at_work);
    return CHECK_EXIT();
}
