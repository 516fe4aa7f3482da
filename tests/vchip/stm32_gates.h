// Cases of test_stm32.c: gates that stand between a program and its memory, and what
// becomes of the contents behind them. Sources: RM0090 rev 21 6.1.3 (F405), RM0399 rev
// 4 9.4.6 (H743), RM0456 rev 6 6.3.1, Tables 644 and 645 (U5), zephyr 107019 (H7RS).
//
// SPDX-License-Identifier: MIT
#ifndef STM32_GATES_H
#define STM32_GATES_H

#include "stm32_parts.h"

#define BDRST   (1u << 16)
#define BKERASE (1u << 23)
#define BKBLOCK (1u << 22)

// TAMP_ERCFGR, and its bit for the backup SRAM.
#define ERCFGR(p) ((p)->cr2 + 0x50)
#define SECRET    1u

// Of parts with SRAM, those whose SRAM can be a secret.
#define EACH_SECRET(p) EACH_SRAM(p) if ((p)->cr2 != 0)

#define UNFLAG(p) \
    { (p)->w0c ? OP_CLEAR : OP_ST4, (p)->unflag_reg, (p)->unflag }

// ---- a reset of the domain -------------------------------------------------------

typedef enum fate {
    KEPT,
    ZEROED,
    LOST,
} fate_t;

static void domain_reset_check(const part_t *p, const char *answer, fate_t fate) {
    part_open(p);
    CHECK_EQ(vchip_option(dut, "bdrst-sram", answer), answer[0] != 0);
    BOOT(SRAM_ON(p), RETAIN(p), ST4(p->base, 0x600d), ST4(p->base + 4, 0x600d),
         SET(p->bdcr, BDRST), CLEAR(p->bdcr, BDRST), LD4(p->retain_reg));
    CHECK_CLEAN();
    CHECK_EQ(dut->data[3] & p->retain, 0); // in any case
    for (unsigned i = 0; i < 2; i++) {
        const uint32_t word = word_of(p->sram, i);
        CHECK_EQ(word == 0x600d, fate == KEPT);
        CHECK_EQ(word == 0, fate == ZEROED);
    }
    dut_close();
}

static void sram_over_a_domain_reset_is_as_each_family_says(void) {
    EACH_SRAM(p) {
        if (strcmp(p->chip, "stm32f405") == 0 || strcmp(p->chip, "stm32h743") == 0) {
            domain_reset_check(p, "", KEPT);
        } else if (strcmp(p->chip, "stm32u5") == 0) {
            domain_reset_check(p, "", ZEROED);
        } else {
            domain_reset_check(p, "kept", KEPT);
            domain_reset_check(p, "lost", LOST);
        }
    }
}

static void a_domain_held_in_reset_holds_its_sram_and_regulator(void) {
    EACH_SRAM(p) {
        for (int open = 0; open < 2; open++) {
            part_open(p);
            dut_option("bdrst-held", open ? "open" : "blocked");
            BOOT(SRAM_ON(p), ST4(p->base, 1), SET(p->bdcr, BDRST));
            CHECK_CLEAN();
            vchip_contents(dut, p->sram, NULL)[0] = 1;
            // No reset of the chip ends it, as the bit is in the domain itself.
            BOOT(SRAM_ON(p), ST4(p->base, 2), LD4(p->base), EXPECT(1),
                 SET(p->retain_reg, p->retain), EXPECT(0), LD4(p->retain_reg));
            CHECK_EQ(dut->broken, open ? 0 : 2);
            CHECK_EQ(dut_broke(p->sram, "held in reset"), !open);
            CHECK_DATA(0, open ? 2 : 0);
            CHECK_EQ(word_of(p->sram, 0), open ? 2 : 1);
            CHECK(dut->expected > 0);
            CHECK_EQ(dut->data[1] & p->retain, 0);
            BOOT(SRAM_ON(p), CLEAR(p->bdcr, BDRST), ST4(p->base, 3), LD4(p->base),
                 SET(p->retain_reg, p->retain), LD4(p->retain_reg));
            CHECK_CLEAN();
            CHECK_DATA(0, 3);
            CHECK_EQ(dut->data[1] & p->retain, p->retain);
            dut_close();
        }
    }
}

static void a_domain_held_in_reset_holds_its_other_registers(void) {
    EACH_PART(p) {
        part_open(p);
        BOOT(REGS_ON(p), SET(p->bdcr, BDRST), ST4(p->unflag_reg, 0));
        CHECK_EQ(dut->broken, 1);
        CHECK(dut->breaks[0].text
              == strstr(dut->breaks[0].text, "store to the backup "));
        dut_close();
    }
}

// ---- ECC ---------------------------------------------------------------------------

static bool has_ecc(const char *on) {
    return vchip_option(dut, "ecc", on) || strcmp(dut->chip->name, "stm32h743") == 0;
}

static void sram_with_ecc_loses_a_part_of_a_word_at_a_reset(void) {
    EACH_SRAM(p) {
        for (int on = 0; on < 2; on++) {
            part_open(p);
            if (vchip_option(dut, "ecc", on ? "on" : "off")) {
                BOOT(SRAM_ON(p), ST1(p->base + 4, 0), ST4(p->base, 0x11111111),
                     ST1(p->base, 0xaa), LD4(p->base));
                CHECK_EQ(dut->broken, on);
                CHECK_EQ(on, dut_broke(p->sram, "narrow store to an ECC word"));
                CHECK_DATA(0, 0x111111aa);
                vchip_happen(dut, VCHIP_WATCHDOG);
                CHECK_EQ(on, dut_broke(p->sram, "ECC buffer"));
                CHECK_EQ(word_of(p->sram, 0), on ? 0x11111111 : 0x111111aa);
            }
            dut_close();
        }
    }
}

static void a_load_of_noise_with_ecc_does_harm_only_when_armed(void) {
    EACH_SRAM(p) {
        part_open(p);
        const bool ecc = has_ecc("on");
        BOOT(SRAM_ON(p), LD4(p->base + 4), LD4(p->base + 8));
        CHECK_CLEAN();
        CHECK(dut->data[0] != dut->data[1] && dut->data[0] != 0);
        dut_close();
        part_open(p);
        CHECK_EQ(vchip_option(dut, "ecc-error", "armed"), ecc);
        if (has_ecc("on")) {
            BOOT(SRAM_ON(p), ST4(p->base, 1), LD4(p->base));
            CHECK_CLEAN();
            BOOT(SRAM_ON(p), LD4(p->base + 4));
            CHECK_EQ(dut->stop, VCHIP_STOP_FAULT);
            CHECK(dut_broke(p->sram, "never stored whole"));
        }
        dut_close();
    }
}

// ---- the secrets of a device -----------------------------------------------------

static void registers_are_erased_and_blocked_on_demand(void) {
    EACH_PART(p) {
        if (p->cr2 == 0) {
            continue;
        }
        part_open(p);
        BOOT(REGS_ON(p), ST4(p->first, 5), LD4(p->first), SET(p->cr2, BKERASE),
             LD4(p->first), ST4(p->first, 6), LD4(p->cr2));
        CHECK_CLEAN();
        CHECK_DATA(0, 5);
        CHECK_DATA(1, 0);
        CHECK_EQ(dut->data[2] & BKERASE, 0);
        BOOT(REGS_ON(p), SET(p->cr2, BKBLOCK), LD4(p->first), CLEAR(p->cr2, BKBLOCK),
             LD4(p->first));
        CHECK_EQ(dut->broken, p->blocks);
        CHECK_EQ(dut_broke(p->registers, "BKBLOCK"), p->blocks);
        CHECK_DATA(0, p->blocks ? 0 : 6);
        CHECK_DATA(1, 6);
        BOOT(UNLOCK(p), LD4(p->cr2), STEP(p->regclk_reg, p->regclk),
             UNSTEP(p->dbp_reg, p->dbp), ST4(p->cr2, 0));
        CHECK_EQ(dut->broken, 2); // it needs the clock, and DBP
        dut_close();
    }
}

static void sram_is_erased_and_blocked_where_it_counts_as_a_secret(void) {
    EACH_SECRET(p) {
        for (int secret = 0; secret < 2; secret++) {
            part_open(p);
            BOOT(REGS_ON(p), SRAM_ON(p), SET(ERCFGR(p), secret ? SECRET : 0),
                 ST4(p->base, 6), SET(p->cr2, BKBLOCK), EXPECT(1), LD4(p->base),
                 ST4(p->base, 7), EXPECT(0), CLEAR(p->cr2, BKBLOCK), LD4(p->base));
            CHECK_CLEAN();
            CHECK_EQ(dut->expected, secret ? 2 : 0);
            CHECK_DATA(0, secret ? 0 : 6);
            CHECK_DATA(1, secret ? 6 : 7);
            BOOT(REGS_ON(p), SET(p->cr2, BKERASE));
            CHECK_EQ(word_of(p->sram, 0), secret ? 0 : 7);
            dut_close();
            // The same, as software before us may have left it.
            part_open(p);
            dut_option("tamper-sram", secret ? "erased" : "kept");
            BOOT(REGS_ON(p), LD4(ERCFGR(p)));
            CHECK_DATA(0, secret ? SECRET : 0);
            dut_close();
        }
    }
}

static void a_tamper_flag_holds_sram_that_counts_as_a_secret(void) {
    EACH_SECRET(p) {
        for (int secret = 0; secret < 2; secret++) {
            part_open(p);
            dut_option("tamper-sram", secret ? "erased" : "kept");
            BOOT(REGS_ON(p), SRAM_ON(p), ST4(p->base, 6), EVENT(VCHIP_TAMPER));
            CHECK_CLEAN();
            CHECK_EQ(word_of(p->sram, 0), secret ? 0 : 6);
            // A reset later, so that no erase is under way.
            BOOT(REGS_ON(p), SRAM_ON(p), EXPECT(1), LD4(p->base), ST4(p->base, 7),
                 EXPECT(0), UNFLAG(p), LD4(p->base));
            CHECK_CLEAN();
            CHECK_EQ(dut->expected, secret ? 2 : 0);
            CHECK_DATA(1, secret ? 0 : 7);
            dut_close();
        }
    }
}

#define RAMCFGEN(p)  SET((p)->sramclk_reg, 1u << 17)
#define RAMCFG_M5ISR 0x40026108u
#define SRAMBUSY     0x100u

static void sram_is_not_there_while_hardware_erases_it(void) {
    EACH_SECRET(p) {
        if (p->sramclk_reg == 0x58024540) {
            continue; // H7RS: its flag is in SBS_MESR, and says two things
        }
        part_open(p);
        BOOT(REGS_ON(p), SRAM_ON(p), RAMCFGEN(p), SET(ERCFGR(p), SECRET),
             ST4(p->base, 4), LD4(RAMCFG_M5ISR), SET(p->cr2, BKERASE),
             LD4(RAMCFG_M5ISR), ST4(p->base, 5));
        CHECK_BROKE(p->sram, "while hardware erases it", 1);
        CHECK_EQ(dut->data[0] & SRAMBUSY, 0);
        CHECK_EQ(dut->data[1] & SRAMBUSY, SRAMBUSY);
        CHECK_EQ(word_of(p->sram, 0), 0);
        BOOT(LD4(RAMCFG_M5ISR));
        CHECK_BROKE("RAMCFG_M5ISR", "RAMCFGEN is clear", 1);
        dut_close();
    }
}

static void u5_erases_its_sram_at_a_domain_reset_for_a_while(void) {
    const part_t *p = &parts[6];
    static op_t ops[320] = { SRAM_ON(&parts[6]), RAMCFGEN(&parts[6]),
                             SET(0x46020cf0, BDRST), CLEAR(0x46020cf0, BDRST) };
    unsigned n = 6;
    while (n < 300) {
        ops[n++] = (op_t)LD4(RAMCFG_M5ISR);
    }
    ops[n++] = (op_t)ST4(p->base, 6);
    part_open(p);
    dut_boot(ops, sizeof(ops));
    CHECK_CLEAN();
    CHECK_EQ(dut->data[0] & SRAMBUSY, SRAMBUSY);
    CHECK_EQ(dut->data[250] & SRAMBUSY, 0);
    CHECK_EQ(word_of(p->sram, 0), 6);
    dut_close();
}

// ---- which family says what -------------------------------------------------------

static void whether_a_flag_holds_registers_is_open_where_no_text_says_so(void) {
    EACH_PART(p) {
        part_open(p);
        const bool asks = vchip_option(dut, "tamper-held", "open");
        CHECK_EQ(asks, strcmp(p->chip, "stm32f767") == 0
                           || strcmp(p->chip, "stm32l4") == 0
                           || strcmp(p->chip, "stm32l476") == 0
                           || strcmp(p->chip, "stm32wb") == 0);
        BOOT(REGS_ON(p), ST4(p->first, 5), EVENT(VCHIP_TAMPER), EXPECT(1),
             LD4(p->first), ST4(p->first, 6), LD4(p->first));
        CHECK_CLEAN();
        CHECK_DATA(0, 0); // erased in any case
        CHECK_DATA(1, asks ? 6 : 0);
        dut_close();
    }
}

static void h7rs_registers_read_zero_without_dbp(void) {
    EACH_PART(p) {
        const bool hides = strcmp(p->chip, "stm32h7rs") == 0;
        part_open(p);
        BOOT(REGS_ON(p), ST4(p->first, 5));
        CHECK_CLEAN();
        BOOT(STEP(p->pwren_reg, p->pwren), STEP(p->regclk_reg, p->regclk),
             LD4(p->first), STEP(p->dbp_reg, p->dbp), LD4(p->first));
        CHECK_EQ(dut->broken, hides);
        CHECK_DATA(0, hides ? 0 : 5);
        CHECK_DATA(1, 5);
        dut_close();
    }
}

#endif
