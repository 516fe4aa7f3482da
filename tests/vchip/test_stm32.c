// The STM32 models answer as the manuals say. Addresses and bits here are read
// from the manuals once more: RM0090 (F405), RM0433 (H743), RM0444 (G0), RM0432
// and RM0351 (L4), RM0008 (F103), RM0456 (U5).
//
// SPDX-License-Identifier: MIT
#include "lab.h"

// What the STM32 parts differ in.
typedef struct part {
    const char *chip;
    uint32_t pwren_reg, pwren; // 0: the power block needs no clock
    uint32_t dbp_reg, dbp;
    uint32_t regclk_reg, regclk; // clock of the backup registers; 0: none
    const char *registers;       // the memory's name
    uint32_t first;              // address of register 0 or 1
    uint32_t bdcr;
    uint32_t flag_reg, flag; // tamper flag, and how software clears it
    uint32_t unflag_reg, unflag;
    bool w0c;
    bool device;      // unaligned accesses fault
    const char *sram; // NULL: has none
    uint32_t base, bytes;
    uint32_t sramclk_reg, sramclk;
    uint32_t retain_reg, retain, ready;
} part_t;

static const part_t parts[] = {
    { "stm32f405", 0x40023840, 1u << 28,   0x40007000, 1u << 8,    0,
      0,           "RTC_BKP",  0x40002850, 0x40023870, 0x4000280c, 1u << 13,
      0x4000280c,  1u << 13,   true,       false,      "BKPSRAM",  0x40024000,
      4096,        0x40023830, 1u << 18,   0x40007004, 1u << 9,    1u << 3 },
    { "stm32h743", 0,          0,          0x58024800, 1u << 8,    0x580244f4,
      1u << 16,    "RTC_BKP",  0x58004050, 0x58024470, 0x5800400c, 1u << 13,
      0x5800400c,  1u << 13,   true,       true,       "BKPSRAM",  0x38800000,
      4096,        0x580244e0, 1u << 28,   0x58024808, 1,          1u << 16 },
    { "stm32g0",  0x4002103c, 1u << 28,   0x40007000, 1u << 8,    0x4002103c,
      1u << 10,   "TAMP_BKP", 0x4000b100, 0x4002105c, 0x4000b030, 1,
      0x4000b03c, 1,          false,      false,      NULL,       0,
      0,          0,          0,          0,          0,          0 },
    { "stm32l4",  0x40021058, 1u << 28,   0x40007000, 1u << 8,    0x40021058,
      1u << 10,   "RTC_BKP",  0x40002850, 0x40021090, 0x4000280c, 1u << 13,
      0x4000280c, 1u << 13,   true,       false,      NULL,       0,
      0,          0,          0,          0,          0,          0 },
    { "stm32l476", 0x40021058, 1u << 28,   0x40007000, 1u << 8,    0,
      0,           "RTC_BKP",  0x40002850, 0x40021090, 0x4000280c, 1u << 13,
      0x4000280c,  1u << 13,   true,       false,      NULL,       0,
      0,           0,          0,          0,          0,          0 },
    { "stm32f103", 0x4002101c, 1u << 28,   0x40007000, 1u << 8,    0x4002101c,
      1u << 27,    "BKP_DR1",  0x40006c04, 0x40021020, 0x40006c34, 1u << 8,
      0x40006c34,  1,          false,      false,      NULL,       0,
      0,           0,          0,          0,          0,          0 },
    { "stm32u5",  0x46020c94, 1u << 2,    0x46020828, 1,          0x46020ca8,
      1u << 21,   "TAMP_BKP", 0x46007d00, 0x46020cf0, 0x46007c30, 1,
      0x46007c3c, 1,          false,      true,       "BKPSRAM",  0x40036400,
      2048,       0x46020c88, 1u << 28,   0x46020820, 1,          0 },
};

#define EACH_PART(p) for (const part_t *p = parts; p < parts + VCHIP_COUNT(parts); p++)
#define EACH_SRAM(p) EACH_PART(p) if (p->sram != NULL)

// A step that a part does not have becomes a store to the bench that does nothing.
#define STEP(reg, bits) \
    { (reg) ? OP_SET : OP_EXPECT, (reg), (reg) ? (bits) : 0 }
#define UNSTEP(reg, bits) \
    { (reg) ? OP_CLEAR : OP_EXPECT, (reg), (reg) ? (bits) : 0 }
#define UNLOCK(p)  STEP((p)->pwren_reg, (p)->pwren), STEP((p)->dbp_reg, (p)->dbp)
#define REGS_ON(p) UNLOCK(p), STEP((p)->regclk_reg, (p)->regclk)
#define SRAM_ON(p) UNLOCK(p), STEP((p)->sramclk_reg, (p)->sramclk)
#define RETAIN(p)                                                                   \
    STEP((p)->retain_reg, (p)->retain), LD4((p)->retain_reg), LD4((p)->retain_reg), \
        LD4((p)->retain_reg)

static uint32_t stored(const part_t *p, uint32_t value) {
    return strcmp(p->chip, "stm32f103") == 0 ? value & 0xffff : value;
}

static uint32_t word_of(const char *memory, unsigned index) {
    return vchip_contents(lab, memory, NULL)[index];
}

static void part_open(const part_t *p) {
    CHECK_AT(p->chip, 0, 0, 0);
    lab_open(p->chip);
}

// ---- backup registers ----------------------------------------------------------

static void registers_take_words_when_everything_is_on(void) {
    EACH_PART(p) {
        part_open(p);
        LAB(REGS_ON(p), ST4(p->first, stored(p, 0xdeadbeef)), LD4(p->first),
            LD1(p->first + 1), ST4(p->first + 4, 0x55));
        CHECK_CLEAN();
        CHECK_DATA(0, stored(p, 0xdeadbeef));
        CHECK_DATA(1, 0xbe);
        CHECK_EQ(word_of(p->registers, 1), 0x55);
        lab_close();
    }
}

static void the_power_block_without_its_clock_ignores_dbp(void) {
    EACH_PART(p) {
        if (p->pwren_reg == 0) {
            continue;
        }
        part_open(p);
        LAB(STEP(p->regclk_reg, p->regclk), ST4(p->dbp_reg, p->dbp), ST4(p->first, 5));
        CHECK(lab_broke(p->registers, "DBP is clear"));
        CHECK_EQ(lab->broken, 2);
        CHECK_EQ(word_of(p->registers, 0), 0);
        LAB(LD4(p->dbp_reg), STEP(p->pwren_reg, p->pwren), ST4(p->dbp_reg, p->dbp));
        CHECK_EQ(lab->broken, 1);
        CHECK_DATA(0, 0);
        lab_close();
    }
}

static void registers_without_their_clock_read_zero_and_drop_stores(void) {
    EACH_PART(p) {
        if (p->regclk_reg == 0) {
            continue;
        }
        part_open(p);
        LAB(REGS_ON(p), ST4(p->first, 0x77));
        CHECK_CLEAN();
        vchip_happen(lab, VCHIP_SOFT_RESET);
        LAB(UNLOCK(p), LD4(p->first), ST4(p->first, 0x88));
        CHECK_EQ(lab->broken, 2);
        CHECK_DATA(0, 0);
        CHECK_EQ(word_of(p->registers, 0), 0x77);
        lab_close();
    }
}

static void the_clock_may_be_on_after_a_reset_where_sources_differ(void) {
    EACH_PART(p) {
        part_open(p);
        if (vchip_option(lab, "rtcapben-reset", "on")) {
            LAB(UNLOCK(p), ST4(p->first, 1), LD4(p->first));
            CHECK_CLEAN();
            CHECK_DATA(0, 1);
        }
        lab_close();
    }
}

static void registers_drop_stores_until_dbp_and_after_a_reset(void) {
    EACH_PART(p) {
        part_open(p);
        LAB(STEP(p->pwren_reg, p->pwren), STEP(p->regclk_reg, p->regclk),
            ST4(p->first, 3), LD4(p->first));
        CHECK_BROKE(p->registers, "DBP is clear", 1);
        CHECK_DATA(0, 0);
        LAB(REGS_ON(p), ST4(p->first, 4));
        CHECK_CLEAN();
        vchip_happen(lab, VCHIP_RESET_PIN);
        LAB(STEP(p->pwren_reg, p->pwren), STEP(p->regclk_reg, p->regclk), LD4(p->first),
            ST4(p->first, 5), LD4(p->first));
        CHECK_BROKE(p->registers, "DBP is clear", 1);
        CHECK_DATA(0, 4);
        CHECK_DATA(1, 4);
        lab_close();
    }
}

static void narrow_stores_to_registers_replicate(void) {
    EACH_PART(p) {
        part_open(p);
        LAB(REGS_ON(p), ST1(p->first + 2, 0xb0), LD4(p->first));
        CHECK(lab->broken >= 1);
        CHECK_DATA(0, stored(p, 0xb0b0b0b0));
        LAB(REGS_ON(p), ST2(p->first + 2, 0xb1b0), LD4(p->first), LD1(p->first),
            LD2(p->first));
        CHECK_EQ(lab->broken, 1);
        CHECK_DATA(0, stored(p, 0xb1b0b1b0));
        CHECK_DATA(1, 0xb0);
        CHECK_DATA(2, 0xb1b0);
        lab_close();
    }
}

static void unaligned_accesses_to_registers_are_seen(void) {
    EACH_PART(p) {
        if (vchip_find(p->chip)->cpu == VCHIP_M0PLUS) {
            part_open(p);
            LAB(REGS_ON(p), ST4(p->first + 1, 1));
            CHECK_EQ(lab->stop, VCHIP_STOP_FAULT); // by the processor itself
            lab_close();
            continue;
        }
        part_open(p);
        LAB(REGS_ON(p), ST4(p->first, 0), ST4(p->first + 1, 0x44332211));
        CHECK(lab_broke(p->registers, "unaligned"));
        if (p->device) {
            CHECK_EQ(lab->stop, VCHIP_STOP_FAULT);
            CHECK_EQ(word_of(p->registers, 0), 0);
        } else {
            // byte 0x11, half 0x3322, byte 0x44: each replicates
            CHECK_EQ(lab->stop, VCHIP_STOP_EXIT);
            CHECK_EQ(word_of(p->registers, 0), stored(p, 0x33223322));
            CHECK_EQ(word_of(p->registers, 1), stored(p, 0x44444444));
        }
        lab_close();
    }
}

static void registers_survive_all_but_the_loss_of_both_supplies(void) {
    static const vchip_event_t kept[] = { VCHIP_SOFT_RESET, VCHIP_WATCHDOG,
                                          VCHIP_RESET_PIN, VCHIP_DEEP_SLEEP,
                                          VCHIP_VDD_LOSS_BAT };
    EACH_PART(p) {
        part_open(p);
        LAB(REGS_ON(p), ST4(p->first, 0x1234));
        for (unsigned i = 0; i < VCHIP_COUNT(kept); i++) {
            CHECK_AT(p->chip, i, 0, 0);
            vchip_happen(lab, kept[i]);
            LAB(REGS_ON(p), LD4(p->first));
            CHECK_CLEAN();
            CHECK_DATA(0, 0x1234);
        }
        vchip_happen(lab, VCHIP_VDD_LOSS);
        LAB(REGS_ON(p), LD4(p->first));
        CHECK_CLEAN();
        CHECK_DATA(0, 0);
        lab_close();
    }
}

static void a_domain_reset_clears_registers_for_as_long_as_it_lasts(void) {
    EACH_PART(p) {
        part_open(p);
        LAB(REGS_ON(p), ST4(p->first, 0x1234), SET(p->bdcr, 1u << 16),
            CLEAR(p->bdcr, 1u << 16), LD4(p->first), ST4(p->first, 7), LD4(p->first));
        CHECK_CLEAN();
        CHECK_DATA(0, 0);
        CHECK_DATA(1, 7);
        LAB(REGS_ON(p), SET(p->bdcr, 1u << 16), ST4(p->first, 8), LD4(p->first),
            CLEAR(p->bdcr, 1u << 16));
        CHECK(lab_broke(p->registers, "held in reset"));
        CHECK_DATA(0, 0);
        LAB(STEP(p->pwren_reg, p->pwren), UNSTEP(p->dbp_reg, p->dbp),
            SET(p->bdcr, 1u << 16));
        CHECK_BROKE("RCC_BDCR", "DBP is clear", 1);
        lab_close();
    }
}

static void a_tamper_event_erases_registers_until_its_flag_is_cleared(void) {
    EACH_PART(p) {
        part_open(p);
        LAB(REGS_ON(p), ST4(p->first, 0x1234), EVENT(VCHIP_TAMPER), LD4(p->flag_reg),
            EXPECT(1), ST4(p->first, 9), LD4(p->first), EXPECT(0),
            { p->w0c ? OP_CLEAR : OP_ST4, p->unflag_reg, p->unflag }, LD4(p->flag_reg),
            LD4(p->first), ST4(p->first, 9), LD4(p->first));
        CHECK_CLEAN();
        CHECK_EQ(lab->expected, 2);
        CHECK_EQ(lab->data[0] & p->flag, p->flag);
        CHECK_DATA(1, 0);
        CHECK_EQ(lab->data[2] & p->flag, 0);
        CHECK_DATA(3, 0);
        CHECK_DATA(4, 9);
        lab_close();
    }
}

static void the_tamper_flag_itself_needs_clock_and_dbp(void) {
    EACH_PART(p) {
        part_open(p);
        LAB(STEP(p->pwren_reg, p->pwren), STEP(p->regclk_reg, p->regclk),
            ST4(p->unflag_reg, p->unflag));
        CHECK(lab->broken > 0);
        if (p->regclk_reg != 0) {
            LAB(UNLOCK(p), UNSTEP(p->regclk_reg, p->regclk), LD4(p->flag_reg),
                LD4(p->unflag_reg));
            CHECK_EQ(lab->broken, 2);
            CHECK_DATA(0, 0);
        }
        lab_close();
    }
}

// ---- backup SRAM ---------------------------------------------------------------

static void sram_takes_any_width_when_everything_is_on(void) {
    EACH_SRAM(p) {
        part_open(p);
        LAB(SRAM_ON(p), RETAIN(p), ST4(p->base, 0), ST1(p->base + 1, 0x11),
            ST2(p->base + 2, 0x3322), LD4(p->base), ST4(p->base + p->bytes - 4, 6),
            LD4(p->base + p->bytes - 4));
        CHECK_CLEAN();
        CHECK_DATA(3, 0x33221100);
        CHECK_DATA(4, 6);
        // Past its end is something else, or nothing.
        LAB(SRAM_ON(p), ST4(p->base + p->bytes, 6));
        CHECK(lab->unknown_last != NULL || lab->stop == VCHIP_STOP_FAULT);
        lab_close();
    }
}

static void sram_without_its_clock_reads_zero_or_faults(void) {
    EACH_SRAM(p) {
        part_open(p);
        LAB(UNLOCK(p), LD4(p->base), ST4(p->base, 7));
        CHECK_BROKE(p->sram, "is clear", 2);
        CHECK_DATA(0, 0);
        CHECK(word_of(p->sram, 0) != 7);
        lab_close();
        part_open(p);
        lab_option("clock-off", "fault");
        LAB(UNLOCK(p), LD4(p->base));
        CHECK_EQ(lab->stop, VCHIP_STOP_FAULT);
        CHECK(strstr(lab->fault, "bus fault") != NULL);
        lab_close();
    }
}

static void sram_drops_stores_while_dbp_is_clear(void) {
    EACH_SRAM(p) {
        part_open(p);
        LAB(SRAM_ON(p), ST4(p->base, 1));
        CHECK_CLEAN();
        vchip_happen(lab, VCHIP_WATCHDOG);
        LAB(STEP(p->pwren_reg, p->pwren), STEP(p->sramclk_reg, p->sramclk),
            LD4(p->base), ST4(p->base, 2), LD4(p->base));
        CHECK_BROKE(p->sram, "DBP is clear", 1);
        CHECK_DATA(0, 1);
        CHECK_DATA(1, 1);
        lab_close();
        part_open(p);
        if (vchip_option(lab, "dbp-sram", "open")) {
            LAB(STEP(p->sramclk_reg, p->sramclk), ST4(p->base, 2), LD4(p->base));
            CHECK_CLEAN();
            CHECK_DATA(0, 2);
        }
        lab_close();
    }
}

static void the_retain_bit_needs_dbp_and_survives_resets(void) {
    EACH_SRAM(p) {
        part_open(p);
        LAB(STEP(p->pwren_reg, p->pwren), SET(p->retain_reg, p->retain),
            LD4(p->retain_reg));
        CHECK(lab->broken == 1);
        CHECK_EQ(lab->data[0] & p->retain, 0);
        LAB(UNLOCK(p), RETAIN(p), LD4(p->retain_reg));
        CHECK_CLEAN();
        CHECK_EQ(lab->data[0] & p->ready, 0); // it takes its time
        CHECK_EQ(lab->data[3] & (p->retain | p->ready), p->retain | p->ready);
        if (p->pwren_reg != 0) {
            LAB(EXPECT(1), LD4(p->retain_reg));
            CHECK_EQ(lab->expected, 1);
            CHECK_DATA(0, 0);
        }
        vchip_happen(lab, VCHIP_WATCHDOG);
        LAB(STEP(p->pwren_reg, p->pwren), LD4(p->retain_reg));
        CHECK_CLEAN();
        CHECK_EQ(lab->data[0] & (p->retain | p->ready), p->retain | p->ready);
        // Switching it off takes the ready flag along.
        LAB(UNLOCK(p), CLEAR(p->retain_reg, p->retain), LD4(p->retain_reg));
        CHECK_EQ(lab->data[0] & (p->retain | p->ready), 0);
        vchip_happen(lab, VCHIP_VDD_LOSS);
        lab_close();
    }
}

static bool sram_kept(const part_t *p, vchip_event_t event, bool retain, bool wait) {
    part_open(p);
    LAB(SRAM_ON(p), STEP(retain ? p->retain_reg : 0, p->retain), ST4(p->base, 0x600d),
        ST4(p->base + p->bytes - 4, 0x600d));
    CHECK_CLEAN();
    if (wait) {
        LAB(STEP(p->pwren_reg, p->pwren), LD4(p->retain_reg), LD4(p->retain_reg),
            LD4(p->retain_reg));
        CHECK_CLEAN();
    }
    vchip_happen(lab, event);
    LAB(SRAM_ON(p), EXPECT(1), LD4(p->base), LD4(p->base + p->bytes - 4));
    const bool first = lab->data[0] == 0x600d;
    const bool last = lab->data[1] == 0x600d;
    CHECK_EQ(first, last);
    CHECK(lab->data[0] != 0); // lost means noise
    lab_close();
    return first && last;
}

static void sram_survives_what_its_regulator_lets_it(void) {
    EACH_SRAM(p) {
        CHECK(sram_kept(p, VCHIP_SOFT_RESET, false, false));
        CHECK(sram_kept(p, VCHIP_WATCHDOG, false, false));
        CHECK(sram_kept(p, VCHIP_RESET_PIN, false, false));
        CHECK(!sram_kept(p, VCHIP_DEEP_SLEEP, false, false));
        CHECK(!sram_kept(p, VCHIP_VDD_LOSS_BAT, false, false));
        CHECK(sram_kept(p, VCHIP_DEEP_SLEEP, true, true));
        CHECK(sram_kept(p, VCHIP_VDD_LOSS_BAT, true, true));
        CHECK(!sram_kept(p, VCHIP_VDD_LOSS, true, true));
        // Set, but nobody saw it ready. The U5 has no flag.
        CHECK_EQ(sram_kept(p, VCHIP_VDD_LOSS_BAT, true, false), p->ready == 0);
    }
}

static void sram_over_a_domain_reset_is_an_open_question(void) {
    EACH_SRAM(p) {
        for (int lost = 0; lost < 2; lost++) {
            part_open(p);
            lab_option("bdrst-sram", lost ? "lost" : "kept");
            LAB(SRAM_ON(p), RETAIN(p), ST4(p->base, 0x600d), SET(p->bdcr, 1u << 16),
                CLEAR(p->bdcr, 1u << 16), LD4(p->retain_reg), EXPECT(1), LD4(p->base));
            CHECK_CLEAN();
            CHECK_EQ(lab->data[3] & p->retain, 0); // either way
            CHECK_EQ(lab->data[4] == 0x600d, !lost);
            lab_close();
        }
    }
}

// ---- of one part only ------------------------------------------------------------

static void f103_stores_sixteen_bits_and_has_a_hole(void) {
    const part_t *p = &parts[5];
    part_open(p);
    LAB(REGS_ON(p), ST4(0x40006c04, 0x0001abcd), LD4(0x40006c04));
    CHECK_BROKE("BKP_DR1", "bits above 15", 1);
    CHECK_DATA(0, 0xabcd);
    LAB(REGS_ON(p), ST2(0x40006c04, 0x1234), LD4(0x40006c04));
    CHECK_CLEAN(); // a half-word at the start is exactly what is stored
    CHECK_DATA(0, 0x1234);
    LAB(REGS_ON(p), ST4(0x40006c28, 10), ST4(0x40006c40, 11), ST4(0x40006cbc, 42),
        ST4(0x40006c2c, 0x55), LD4(0x40006c28), LD4(0x40006c40), LD4(0x40006cbc));
    CHECK_CLEAN();
    CHECK_EQ(word_of("BKP_DR1", 9), 10);
    CHECK_EQ(word_of("BKP_DR11", 0), 11);
    CHECK_EQ(word_of("BKP_DR11", 31), 42);
    CHECK(lab->unknown_last != NULL); // RTCCR is no data register
    lab_close();
}

static void f103_second_run_follows_the_same_rules(void) {
    const part_t *p = &parts[5];
    part_open(p);
    LAB(UNLOCK(p), ST4(0x40006c40, 1), STEP(p->regclk_reg, p->regclk),
        UNSTEP(p->dbp_reg, p->dbp), ST4(0x40006c40, 2), LD4(0x40006c40));
    CHECK(lab_broke("BKP_DR11", "BKPEN"));
    CHECK(lab_broke("BKP_DR11", "DBP is clear"));
    CHECK_DATA(0, 0);
    lab_close();
}

static void u5_loses_a_store_when_dbp_clears_too_early(void) {
    const part_t *p = &parts[6];
    part_open(p);
    LAB(REGS_ON(p), ST4(p->first, 1), TWO(p->first, 0x2222, p->dbp_reg, 0),
        LD4(p->first));
    CHECK_BROKE("PWR_DBPR", "on its way", 1);
    CHECK_DATA(0, 1);
    LAB(REGS_ON(p), ST4(p->first, 0x3333), LD4(p->first), ST4(p->dbp_reg, 0),
        LD4(p->first));
    CHECK_CLEAN();
    CHECK_DATA(1, 0x3333);
    lab_close();
    part_open(p);
    lab_option("dbp-delay", "none");
    LAB(REGS_ON(p), ST4(p->first, 1), TWO(p->first, 0x2222, p->dbp_reg, 0),
        LD4(p->first));
    CHECK_CLEAN();
    CHECK_DATA(0, 0x2222);
    lab_close();
}

static void u5_takes_bren_only_from_the_ldo(void) {
    const part_t *p = &parts[6];
    part_open(p);
    LAB(UNLOCK(p), SET(0x4602080c, 1u << 1), SET(p->retain_reg, 1), LD4(p->retain_reg),
        CLEAR(0x4602080c, 1u << 1), SET(p->retain_reg, 1), LD4(p->retain_reg));
    CHECK_BROKE("PWR_BDCR1", "SMPS", 1);
    CHECK_DATA(0, 0);
    CHECK_DATA(1, 1);
    LAB(LD4(p->retain_reg));
    CHECK_BROKE("PWR_BDCR1", "PWREN is clear", 1);
    LAB(LD4(0x4602080c));
    CHECK_BROKE("PWR_CR3", "PWREN is clear", 1);
    lab_close();
}

static void u5_shutdown_keeps_registers_but_no_sram(void) {
    const part_t *p = &parts[6];
    part_open(p);
    lab_option("deep-sleep", "shutdown");
    LAB(SRAM_ON(p), REGS_ON(p), SET(p->retain_reg, 1), ST4(p->base, 5),
        ST4(p->first, 5));
    CHECK_CLEAN();
    vchip_happen(lab, VCHIP_DEEP_SLEEP);
    LAB(SRAM_ON(p), REGS_ON(p), LD4(p->base), LD4(p->first));
    CHECK(lab->data[0] != 5);
    CHECK_DATA(1, 5);
    lab_close();
}

static void u5_sram_is_device_memory(void) {
    const part_t *p = &parts[6];
    part_open(p);
    LAB(SRAM_ON(p), ST4(p->base + 2, 1));
    CHECK_EQ(lab->stop, VCHIP_STOP_FAULT);
    CHECK_BROKE("BKPSRAM", "unaligned", 1);
    LAB(SRAM_ON(p), ST1(p->base + 3, 1), ST2(p->base + 2, 1));
    CHECK_CLEAN();
    lab_close();
}

static void u5_ecc_when_its_option_byte_says_so(void) {
    const part_t *p = &parts[6];
    part_open(p);
    lab_option("ecc", "on");
    LAB(SRAM_ON(p), LD4(p->base), ST4(p->base, 1), LD4(p->base), ST1(p->base, 2));
    CHECK_BROKE("BKPSRAM", "stored whole", 1);
    vchip_happen(lab, VCHIP_SOFT_RESET);
    CHECK(lab_broke("BKPSRAM", "ECC buffer"));
    CHECK_EQ(word_of("BKPSRAM", 0), 1);
    lab_close();
}

static void u5_secrets_are_erased_and_blocked_on_demand(void) {
    const part_t *p = &parts[6];
    for (int erased = 0; erased < 2; erased++) {
        part_open(p);
        lab_option("tamper-sram", erased ? "erased" : "kept");
        LAB(REGS_ON(p), SRAM_ON(p), ST4(p->first, 5), ST4(p->base, 6),
            SET(0x46007c04, 1u << 23), LD4(p->first), LD4(p->base), ST4(p->base, 7),
            EVENT(VCHIP_TAMPER), LD4(p->base));
        CHECK_CLEAN();
        CHECK_DATA(0, 0);
        CHECK_DATA(1, erased ? 0 : 6);
        CHECK_DATA(2, erased ? 0 : 7);
        lab_close();
    }
    part_open(p);
    LAB(REGS_ON(p), ST4(p->first, 5), SET(0x46007c04, 1u << 22), LD4(p->first));
    CHECK_BROKE("TAMP_BKP", "BKBLOCK", 1);
    CHECK_DATA(0, 0);
    LAB(LD4(0x46007c04), STEP(p->pwren_reg, p->pwren), STEP(p->regclk_reg, p->regclk),
        ST4(0x46007c04, 0));
    CHECK_EQ(lab->broken, 2);
    lab_close();
}

static void u5_secure_aliases_show_the_same_cells(void) {
    const part_t *p = &parts[6];
    part_open(p);
    LAB(SET(0x56020c94, 1u << 2), SET(0x56020828, 1), SET(0x56020c88, 1u << 28),
        ST4(0x50036400, 0x5ec), LD4(p->base));
    CHECK_CLEAN();
    CHECK_DATA(0, 0x5ec);
    lab_close();
}

static void g0_and_u5_control_registers_need_their_clocks(void) {
    part_open(&parts[2]);
    LAB(LD4(0x4000b004), UNLOCK(&parts[2]), STEP(0x4002103c, 1u << 10),
        UNSTEP(0x40007000, 1u << 8), ST4(0x4000b004, 1));
    CHECK_EQ(lab->broken, 2);
    lab_close();
}

static void every_rule_was_seen_at_work(void) {
    EACH_PART(p) {
        if (strcmp(p->chip, "stm32h743") != 0) { // test_stm32h743.c
            lab_chip_check(p->chip);
        }
    }
}

int main(void) {
    RUN(registers_take_words_when_everything_is_on);
    RUN(the_power_block_without_its_clock_ignores_dbp);
    RUN(registers_without_their_clock_read_zero_and_drop_stores);
    RUN(the_clock_may_be_on_after_a_reset_where_sources_differ);
    RUN(registers_drop_stores_until_dbp_and_after_a_reset);
    RUN(narrow_stores_to_registers_replicate);
    RUN(unaligned_accesses_to_registers_are_seen);
    RUN(registers_survive_all_but_the_loss_of_both_supplies);
    RUN(a_domain_reset_clears_registers_for_as_long_as_it_lasts);
    RUN(a_tamper_event_erases_registers_until_its_flag_is_cleared);
    RUN(the_tamper_flag_itself_needs_clock_and_dbp);
    RUN(sram_takes_any_width_when_everything_is_on);
    RUN(sram_without_its_clock_reads_zero_or_faults);
    RUN(sram_drops_stores_while_dbp_is_clear);
    RUN(the_retain_bit_needs_dbp_and_survives_resets);
    RUN(sram_survives_what_its_regulator_lets_it);
    RUN(sram_over_a_domain_reset_is_an_open_question);
    RUN(f103_stores_sixteen_bits_and_has_a_hole);
    RUN(f103_second_run_follows_the_same_rules);
    RUN(u5_loses_a_store_when_dbp_clears_too_early);
    RUN(u5_takes_bren_only_from_the_ldo);
    RUN(u5_shutdown_keeps_registers_but_no_sram);
    RUN(u5_sram_is_device_memory);
    RUN(u5_ecc_when_its_option_byte_says_so);
    RUN(u5_secrets_are_erased_and_blocked_on_demand);
    RUN(u5_secure_aliases_show_the_same_cells);
    RUN(g0_and_u5_control_registers_need_their_clocks);
    RUN(every_rule_was_seen_at_work);
    return CHECK_EXIT();
}
