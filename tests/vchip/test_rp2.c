// The RP2040 and RP2350 models answer as their datasheets, the SDK and the boot
// ROMs say.
//
// SPDX-License-Identifier: MIT
#include "lab.h"

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
    lab_open(p->chip);
}

static void words_need_no_switching_on(void) {
    EACH_PART(p) {
        part_open(p);
        LAB(ST4(p->base, 0xdeadbeef), LD4(p->base), LD1(p->base + 1), LD2(p->base + 2),
            ST4(p->base + 4 * (p->words - 1), 9));
        CHECK_CLEAN();
        CHECK_DATA(0, 0xdeadbeef);
        CHECK_DATA(1, 0xbe);
        CHECK_DATA(2, 0xdead);
        CHECK_EQ(vchip_contents(lab, p->memory, NULL)[p->words - 1], 9);
        lab_close();
    }
}

static void narrow_stores_rewrite_the_word(void) {
    EACH_PART(p) {
        part_open(p);
        LAB(ST4(p->base, 0), ST1(p->base + 2, 0xa5), LD4(p->base));
        CHECK_BROKE(p->memory, "narrow store", 1);
        CHECK_DATA(0, 0xa5a5a5a5);
        LAB(ST2(p->base + 2, 0x1234), LD4(p->base));
        CHECK_BROKE(p->memory, "narrow store", 1);
        CHECK_DATA(0, 0x12341234);
        lab_close();
    }
    lab_open("rp2350");
    lab_option("powman-narrow", "lanes");
    LAB(ST4(0x401000b0, 0), ST1(0x401000b1, 0xa5), LD4(0x401000b0));
    CHECK_BROKE("POWMAN_SCRATCH", "not stated", 1);
    CHECK_DATA(0, 0xa500);
    LAB(ST1(0x401000d0, 0));
    CHECK_BROKE("POWMAN_BOOT", "not stated", 1);
    lab_close();
}

static void alias_pages_change_bits(void) {
    EACH_PART(p) {
        part_open(p);
        LAB(ST4(p->base, 0xff00ff00), ST4(p->base + SET_ALIAS, 0x0000000f),
            LD4(p->base), ST4(p->base + CLEAR_ALIAS, 0xf0000000), LD4(p->base),
            ST4(p->base + XOR_ALIAS, 0xffffffff), LD4(p->base));
        CHECK_CLEAN();
        CHECK_DATA(0, 0xff00ff0f);
        CHECK_DATA(1, 0x0f00ff0f);
        CHECK_DATA(2, 0xf0ff00f0);
        // Measured on rp2040js, 0x80 through the SET alias on 0x11: 0x80808091.
        LAB(ST4(p->base, 0x11), ST1(p->base + SET_ALIAS, 0x80), LD4(p->base));
        CHECK_EQ(lab->broken, 1);
        CHECK_DATA(0, 0x80808091);
        lab_close();
    }
}

static bool kept(const part_t *p, vchip_event_t event, unsigned word) {
    part_open(p);
    LAB(ST4(p->base + 4 * word, 0x600d));
    vchip_happen(lab, event);
    LAB(LD4(p->base + 4 * word));
    CHECK_CLEAN();
    const bool same = lab->data[0] == 0x600d;
    if (!same && event != VCHIP_BOOTSEL && event != VCHIP_ROM_REBOOT) {
        CHECK_DATA(0, 0); // registers wake as zero
    }
    lab_close();
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
    lab_open("rp2350");
    lab_option("watchdog-sleep", "kept");
    LAB(ST4(0x400d800c, 5));
    vchip_happen(lab, VCHIP_DEEP_SLEEP);
    LAB(LD4(0x400d800c));
    CHECK_DATA(0, 5);
    lab_close();
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
        lab_open(parts[i].chip);
        LAB(ST4(parts[i].base, 7), ST4(controls[i], 1u << 31));
        CHECK_EQ(lab->stop, VCHIP_STOP_EVENT);
        CHECK_EQ(lab->event, VCHIP_WATCHDOG);
        LAB(ST4(controls[i] + SET_ALIAS, 1u << 31));
        CHECK_EQ(lab->event, VCHIP_WATCHDOG);
        lab_close();
    }
}

static void powman_wants_its_password_below_the_scratch_words(void) {
    lab_open("rp2350");
    LAB(ST4(0x40100030, 0x00000010), LD4(0x40100030), ST4(0x40100030, 0x5afe0010),
        LD4(0x40100030));
    CHECK_BROKE("POWMAN_WDSEL", "0x5afe", 1);
    CHECK_DATA(0, 0);
    CHECK_DATA(1, 0x10);
    LAB(ST4(0x4010002c, 1), LD4(0x4010002c));
    CHECK_BROKE("POWMAN_CHIP_RESET", "0x5afe", 1);
    lab_close();
}

static void a_watchdog_clears_powman_where_it_was_told_to(void) {
    lab_open("rp2350");
    LAB(ST4(0x401000b0, 5), ST4(0x401000d0, 6), ST4(0x400d800c, 7),
        ST4(0x40100030, 0x5afe0001));
    CHECK_CLEAN();
    vchip_happen(lab, VCHIP_WATCHDOG);
    LAB(LD4(0x401000b0), LD4(0x401000d0), LD4(0x400d800c));
    CHECK_DATA(0, 0);
    CHECK_DATA(1, 0);
    CHECK_DATA(2, 7);
    lab_close();
}

static void every_rule_was_seen_at_work(void) {
    lab_chip_check("rp2040");
    lab_chip_check("rp2350");
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
