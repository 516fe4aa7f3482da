// What one STM32 part has and the others have not: F103 and U5. The H743's SRAM is
// in test_stm32h743.c.
//
// SPDX-License-Identifier: MIT
#include "stm32_parts.h"

// ---- F103 --------------------------------------------------------------------

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

// ---- U5 ----------------------------------------------------------------------

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

// Those that are like other parts': shortly, the long tests are in test_stm32.c.
static void common_rules(const part_t *p) {
    part_open(p);
    LAB(LD4(p->dbp_reg), STEP(p->pwren_reg, p->pwren), LD4(p->first),
        STEP(p->regclk_reg, p->regclk), ST4(p->first, 0), ST4(p->bdcr, 0),
        ST4(p->unflag_reg, p->unflag));
    CHECK_EQ(lab->broken, 5);
    LAB(REGS_ON(p), EVENT(VCHIP_TAMPER), LD4(p->first), ST4(p->bdcr, 1u << 16),
        ST1(p->first, 0), ST4(p->bdcr, 0), ST4(p->unflag_reg, p->unflag),
        ST1(p->first, 0), CLEAR(p->regclk_reg, p->regclk), LD4(p->flag_reg),
        LD4(p->unflag_reg));
    CHECK(lab_broke(p->registers, "tamper flag"));
    CHECK(lab_broke(p->registers, "held in reset"));
    LAB(REGS_ON(p), ST4(p->first + 2, 0));
    CHECK(lab_broke(p->registers, "unaligned"));
    lab_close();
}

static void every_rule_was_seen_at_work(void) {
    const part_t *f103 = &parts[5];
    const part_t *u5 = &parts[6];
    common_rules(f103);
    common_rules(u5);
    part_open(f103);
    LAB(REGS_ON(f103), EVENT(VCHIP_TAMPER), LD4(0x40006c40), SET(f103->bdcr, 1u << 16),
        LD4(0x40006c40), ST4(0x40006c41, 0));
    lab_close();
    part_open(u5);
    lab_option("clock-off", "fault");
    lab_option("bdrst-sram", "lost");
    LAB(UNLOCK(u5), SET(u5->bdcr, 1u << 16), LD4(u5->base));
    CHECK_EQ(lab->stop, VCHIP_STOP_FAULT);
    lab_close();
    part_open(u5);
    LAB(LD4(u5->base), STEP(u5->pwren_reg, u5->pwren),
        STEP(u5->sramclk_reg, u5->sramclk), ST4(u5->base, 0), ST4(u5->retain_reg, 1));
    CHECK_EQ(lab->broken, 3);
    LAB(SRAM_ON(u5), SET(u5->retain_reg, 1));
    vchip_happen(lab, VCHIP_VDD_LOSS_BAT);
    lab_close();
    lab_chip_check("stm32f103");
    lab_chip_check("stm32u5");
}

int main(void) {
    RUN(f103_stores_sixteen_bits_and_has_a_hole);
    RUN(f103_second_run_follows_the_same_rules);
    RUN(u5_loses_a_store_when_dbp_clears_too_early);
    RUN(u5_takes_bren_only_from_the_ldo);
    RUN(u5_shutdown_keeps_registers_but_no_sram);
    RUN(u5_sram_is_device_memory);
    RUN(u5_ecc_when_its_option_byte_says_so);
    RUN(u5_secrets_are_erased_and_blocked_on_demand);
    RUN(u5_secure_aliases_show_the_same_cells);
    RUN(every_rule_was_seen_at_work);
    return CHECK_EXIT();
}
