// Cases of test_stm32.c: what one STM32 part has and the others have not, F103 and U5.
// The H743's SRAM is in test_stm32h743.c.
//
// SPDX-License-Identifier: MIT
#ifndef STM32_SINGLE_H
#define STM32_SINGLE_H

#include "stm32_parts.h"

// ---- F103 --------------------------------------------------------------------

static void f103_stores_sixteen_bits_and_has_a_hole(void) {
    const part_t *p = &parts[5];
    part_open(p);
    BOOT(REGS_ON(p), ST4(0x40006c04, 0x0001abcd), LD4(0x40006c04));
    CHECK_BROKE("BKP_DR1", "bits above 15", 1);
    CHECK_DATA(0, 0xabcd);
    BOOT(REGS_ON(p), ST2(0x40006c04, 0x1234), LD4(0x40006c04));
    CHECK_CLEAN(); // a half-word at the start is exactly what is stored
    CHECK_DATA(0, 0x1234);
    BOOT(REGS_ON(p), ST4(0x40006c28, 10), ST4(0x40006c40, 11), ST4(0x40006cbc, 42),
         ST4(0x40006c2c, 0x55), LD4(0x40006c28), LD4(0x40006c40), LD4(0x40006cbc));
    CHECK_CLEAN();
    CHECK_EQ(word_of("BKP_DR1", 9), 10);
    CHECK_EQ(word_of("BKP_DR11", 0), 11);
    CHECK_EQ(word_of("BKP_DR11", 31), 42);
    CHECK(dut->unknown_last != NULL); // RTCCR is no data register
    dut_close();
}

static void f103_second_run_follows_the_same_rules(void) {
    const part_t *p = &parts[5];
    part_open(p);
    BOOT(UNLOCK(p), ST4(0x40006c40, 1), STEP(p->regclk_reg, p->regclk),
         UNSTEP(p->dbp_reg, p->dbp), ST4(0x40006c40, 2), LD4(0x40006c40));
    CHECK(dut_broke("BKP_DR11", "BKPEN"));
    CHECK(dut_broke("BKP_DR11", "DBP is clear"));
    CHECK_DATA(0, 0);
    dut_close();
}

// ---- U5 ----------------------------------------------------------------------

static void u5_loses_a_store_when_dbp_clears_too_early(void) {
    const part_t *p = &parts[6];
    part_open(p);
    BOOT(REGS_ON(p), ST4(p->first, 1), TWO(p->first, 0x2222, p->dbp_reg, 0),
         LD4(p->first));
    CHECK_BROKE("PWR_DBPR", "on its way", 1);
    CHECK_DATA(0, 1);
    BOOT(REGS_ON(p), ST4(p->first, 0x3333), LD4(p->first), ST4(p->dbp_reg, 0),
         LD4(p->first));
    CHECK_CLEAN();
    CHECK_DATA(1, 0x3333);
    dut_close();
    part_open(p);
    dut_option("dbp-delay", "none");
    BOOT(REGS_ON(p), ST4(p->first, 1), TWO(p->first, 0x2222, p->dbp_reg, 0),
         LD4(p->first));
    CHECK_CLEAN();
    CHECK_DATA(0, 0x2222);
    dut_close();
}

static void u5_takes_bren_only_from_the_ldo(void) {
    const part_t *p = &parts[6];
    part_open(p);
    BOOT(UNLOCK(p), SET(0x4602080c, 1u << 1), SET(p->retain_reg, 1), LD4(p->retain_reg),
         CLEAR(0x4602080c, 1u << 1), SET(p->retain_reg, 1), LD4(p->retain_reg));
    CHECK_CLEAN(); // to ask for it is no mistake
    CHECK_DATA(0, 0);
    CHECK_DATA(1, 1);
    BOOT(LD4(p->retain_reg));
    CHECK_BROKE("PWR_BDCR1", "PWREN is clear", 1);
    BOOT(LD4(0x4602080c));
    CHECK_BROKE("PWR_CR3", "PWREN is clear", 1);
    dut_close();
}

static void u5_that_start_up_code_put_on_the_smps_takes_no_bren(void) {
    const part_t *p = &parts[6];
    part_open(p);
    dut_option("supply", "smps");
    BOOT(SRAM_ON(p), SET(p->retain_reg, 1), LD4(p->retain_reg), ST4(p->base, 5));
    CHECK_CLEAN();
    CHECK_DATA(0, 0);
    vchip_happen(dut, VCHIP_WATCHDOG);
    BOOT(SRAM_ON(p), LD4(p->base));
    CHECK_DATA(0, 5); // it works, and is kept while the supply is
    dut_close();
}

static void u5_shutdown_keeps_registers_but_no_sram(void) {
    const part_t *p = &parts[6];
    part_open(p);
    dut_option("deep-sleep", "shutdown");
    BOOT(SRAM_ON(p), REGS_ON(p), SET(p->retain_reg, 1), ST4(p->base, 5),
         ST4(p->first, 5));
    CHECK_CLEAN();
    vchip_happen(dut, VCHIP_DEEP_SLEEP);
    BOOT(SRAM_ON(p), REGS_ON(p), LD4(p->base), LD4(p->first));
    CHECK(dut->data[0] != 5);
    CHECK_DATA(1, 5);
    dut_close();
}

#endif
