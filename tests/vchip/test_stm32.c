// What all STM32 models have in common: backup registers, backup SRAM, DBP.
//
// SPDX-License-Identifier: MIT
#include "stm32_parts.h"
#include "stm32_gates.h"
#include "stm32_single.h"

// ---- backup registers ----------------------------------------------------------

static void registers_take_words_when_everything_is_on(void) {
    EACH_PART(p) {
        part_open(p);
        BOOT(REGS_ON(p), ST4(p->first, stored(p, 0xdeadbeef)), LD4(p->first),
             LD1(p->first + 1), ST4(p->first + 4, 0x55));
        CHECK_CLEAN();
        CHECK_DATA(0, stored(p, 0xdeadbeef));
        CHECK_DATA(1, 0xbe);
        CHECK_EQ(word_of(p->registers, 1), 0x55);
        dut_close();
    }
}

static void the_power_block_without_its_clock_ignores_dbp(void) {
    EACH_PART(p) {
        if (p->pwren_reg == 0) {
            continue;
        }
        part_open(p);
        BOOT(STEP(p->regclk_reg, p->regclk), ST4(p->dbp_reg, p->dbp), ST4(p->first, 5));
        CHECK(dut_broke(p->registers, "DBP is clear"));
        CHECK_EQ(dut->broken, 2);
        CHECK_EQ(word_of(p->registers, 0), 0);
        BOOT(LD4(p->dbp_reg), STEP(p->pwren_reg, p->pwren), ST4(p->dbp_reg, p->dbp));
        CHECK_EQ(dut->broken, 1);
        CHECK_DATA(0, 0);
        dut_close();
    }
}

static void registers_without_their_clock_read_zero_and_drop_stores(void) {
    EACH_PART(p) {
        if (p->regclk_reg == 0) {
            continue;
        }
        part_open(p);
        BOOT(REGS_ON(p), ST4(p->first, 0x77));
        CHECK_CLEAN();
        vchip_happen(dut, VCHIP_SOFT_RESET);
        BOOT(UNLOCK(p), LD4(p->first), ST4(p->first, 0x88));
        CHECK_EQ(dut->broken, 2);
        CHECK_DATA(0, 0);
        CHECK_EQ(word_of(p->registers, 0), 0x77);
        dut_close();
    }
}

static void the_clock_may_be_on_after_a_reset_where_sources_differ(void) {
    EACH_PART(p) {
        part_open(p);
        if (vchip_option(dut, "rtcapben-reset", "on")) {
            BOOT(UNLOCK(p), ST4(p->first, 1), LD4(p->first));
            CHECK_CLEAN();
            CHECK_DATA(0, 1);
        }
        dut_close();
    }
}

static void registers_drop_stores_until_dbp_and_after_a_reset(void) {
    EACH_PART(p) {
        part_open(p);
        BOOT(STEP(p->pwren_reg, p->pwren), STEP(p->regclk_reg, p->regclk),
             ST4(p->first, 3));
        CHECK_BROKE(p->registers, "DBP is clear", 1);
        CHECK_EQ(word_of(p->registers, 0), 0);
        BOOT(REGS_ON(p), ST4(p->first, 4));
        CHECK_CLEAN();
        vchip_happen(dut, VCHIP_RESET_PIN);
        BOOT(STEP(p->pwren_reg, p->pwren), STEP(p->regclk_reg, p->regclk),
             ST4(p->first, 5), STEP(p->dbp_reg, p->dbp), LD4(p->first));
        CHECK_BROKE(p->registers, "DBP is clear", 1);
        CHECK_DATA(0, 4);
        dut_close();
    }
}

static void narrow_stores_to_registers_replicate(void) {
    EACH_PART(p) {
        part_open(p);
        BOOT(REGS_ON(p), ST1(p->first + 2, 0xb0), LD4(p->first));
        CHECK(dut->broken >= 1);
        CHECK_DATA(0, stored(p, 0xb0b0b0b0));
        BOOT(REGS_ON(p), ST2(p->first + 2, 0xb1b0), LD4(p->first), LD1(p->first),
             LD2(p->first));
        CHECK_EQ(dut->broken, 1);
        CHECK_DATA(0, stored(p, 0xb1b0b1b0));
        CHECK_DATA(1, 0xb0);
        CHECK_DATA(2, 0xb1b0);
        dut_close();
    }
}

static void unaligned_accesses_to_registers_are_seen(void) {
    EACH_PART(p) {
        if (vchip_find(p->chip)->cpu == VCHIP_M0PLUS) {
            part_open(p);
            BOOT(REGS_ON(p), ST4(p->first + 1, 1));
            CHECK_EQ(dut->stop, VCHIP_STOP_FAULT); // by the processor itself
            dut_close();
            continue;
        }
        part_open(p);
        BOOT(REGS_ON(p), ST4(p->first, 0), ST4(p->first + 1, 0x44332211));
        CHECK(dut_broke(p->registers, "unaligned"));
        if (p->device) {
            CHECK_EQ(dut->stop, VCHIP_STOP_FAULT);
            CHECK_EQ(word_of(p->registers, 0), 0);
        } else {
            // byte 0x11, half 0x3322, byte 0x44: each replicates
            CHECK_EQ(dut->stop, VCHIP_STOP_EXIT);
            CHECK_EQ(word_of(p->registers, 0), stored(p, 0x33223322));
            CHECK_EQ(word_of(p->registers, 1), stored(p, 0x44444444));
        }
        dut_close();
    }
}

static void registers_survive_all_but_the_loss_of_both_supplies(void) {
    static const vchip_event_t kept[] = { VCHIP_SOFT_RESET, VCHIP_WATCHDOG,
                                          VCHIP_RESET_PIN, VCHIP_DEEP_SLEEP,
                                          VCHIP_VDD_LOSS_BAT };
    EACH_PART(p) {
        part_open(p);
        BOOT(REGS_ON(p), ST4(p->first, 0x1234));
        for (unsigned i = 0; i < VCHIP_COUNT(kept); i++) {
            CHECK_AT(p->chip, i, 0, 0);
            vchip_happen(dut, kept[i]);
            BOOT(REGS_ON(p), LD4(p->first));
            CHECK_CLEAN();
            CHECK_DATA(0, 0x1234);
        }
        vchip_happen(dut, VCHIP_VDD_LOSS);
        BOOT(REGS_ON(p), LD4(p->first));
        CHECK_CLEAN();
        CHECK_DATA(0, 0);
        dut_close();
    }
}

static void a_domain_reset_clears_registers_for_as_long_as_it_lasts(void) {
    EACH_PART(p) {
        part_open(p);
        BOOT(REGS_ON(p), ST4(p->first, 0x1234), SET(p->bdcr, 1u << 16),
             CLEAR(p->bdcr, 1u << 16), LD4(p->first), ST4(p->first, 7), LD4(p->first));
        CHECK_CLEAN();
        CHECK_DATA(0, 0);
        CHECK_DATA(1, 7);
        BOOT(REGS_ON(p), SET(p->bdcr, 1u << 16), ST4(p->first, 8), LD4(p->first),
             CLEAR(p->bdcr, 1u << 16));
        CHECK(dut_broke(p->registers, "held in reset"));
        CHECK_DATA(0, 0);
        BOOT(STEP(p->pwren_reg, p->pwren), UNSTEP(p->dbp_reg, p->dbp),
             SET(p->bdcr, 1u << 16));
        CHECK_BROKE("RCC_BDCR", "DBP is clear", 1);
        dut_close();
    }
}

static void a_tamper_event_erases_registers_until_its_flag_is_cleared(void) {
    EACH_PART(p) {
        part_open(p);
        BOOT(REGS_ON(p), ST4(p->first, 0x1234), EVENT(VCHIP_TAMPER), LD4(p->flag_reg),
             EXPECT(1), ST4(p->first, 9), LD4(p->first), EXPECT(0),
             { p->w0c ? OP_CLEAR : OP_ST4, p->unflag_reg, p->unflag }, LD4(p->flag_reg),
             LD4(p->first), ST4(p->first, 9), LD4(p->first));
        CHECK_CLEAN();
        CHECK_EQ(dut->expected, 2);
        CHECK_EQ(dut->data[0] & p->flag, p->flag);
        CHECK_DATA(1, 0);
        CHECK_EQ(dut->data[2] & p->flag, 0);
        CHECK_DATA(3, 0);
        CHECK_DATA(4, 9);
        dut_close();
    }
}

static void the_tamper_flag_itself_needs_clock_and_dbp(void) {
    EACH_PART(p) {
        part_open(p);
        BOOT(STEP(p->pwren_reg, p->pwren), STEP(p->regclk_reg, p->regclk),
             ST4(p->unflag_reg, p->unflag));
        CHECK(dut->broken > 0);
        if (p->regclk_reg != 0) {
            BOOT(UNLOCK(p), UNSTEP(p->regclk_reg, p->regclk), LD4(p->flag_reg),
                 LD4(p->unflag_reg));
            CHECK_EQ(dut->broken, 2);
            CHECK_DATA(0, 0);
        }
        dut_close();
    }
}

// ---- backup SRAM ---------------------------------------------------------------

static void sram_takes_any_width_when_everything_is_on(void) {
    EACH_SRAM(p) {
        part_open(p);
        BOOT(SRAM_ON(p), RETAIN(p), ST4(p->base, 0), ST1(p->base + 1, 0x11),
             ST2(p->base + 2, 0x3322), LD4(p->base), ST4(p->base + p->bytes - 4, 6),
             LD4(p->base + p->bytes - 4));
        CHECK_CLEAN();
        CHECK_DATA(3, 0x33221100);
        CHECK_DATA(4, 6);
        // Past its end is something else, or nothing.
        BOOT(SRAM_ON(p), ST4(p->base + p->bytes, 6));
        CHECK(dut->unknown_last != NULL || dut->stop == VCHIP_STOP_FAULT);
        dut_close();
    }
}

static void sram_without_its_clock_reads_zero_or_faults(void) {
    EACH_SRAM(p) {
        part_open(p);
        BOOT(UNLOCK(p), LD4(p->base), ST4(p->base, 7));
        CHECK_BROKE(p->sram, "is clear", 2);
        CHECK_DATA(0, 0);
        CHECK(word_of(p->sram, 0) != 7);
        dut_close();
        part_open(p);
        dut_option("clock-off", "fault");
        BOOT(UNLOCK(p), LD4(p->base));
        CHECK_EQ(dut->stop, VCHIP_STOP_FAULT);
        CHECK(strstr(dut->fault, "bus fault") != NULL);
        dut_close();
    }
}

static void sram_drops_stores_while_dbp_is_clear(void) {
    EACH_SRAM(p) {
        part_open(p);
        BOOT(SRAM_ON(p), ST4(p->base, 1));
        CHECK_CLEAN();
        vchip_happen(dut, VCHIP_WATCHDOG);
        BOOT(STEP(p->pwren_reg, p->pwren), STEP(p->sramclk_reg, p->sramclk),
             LD4(p->base), ST4(p->base, 2), LD4(p->base));
        CHECK_BROKE(p->sram, "DBP is clear", 1);
        CHECK_DATA(0, 1);
        CHECK_DATA(1, 1);
        dut_close();
        part_open(p);
        if (vchip_option(dut, "dbp-sram", "open")) {
            BOOT(STEP(p->sramclk_reg, p->sramclk), ST4(p->base, 2), LD4(p->base));
            CHECK_CLEAN();
            CHECK_DATA(0, 2);
        }
        dut_close();
    }
}

static void the_retain_bit_needs_dbp_and_survives_resets(void) {
    EACH_SRAM(p) {
        part_open(p);
        BOOT(STEP(p->pwren_reg, p->pwren), SET(p->retain_reg, p->retain),
             LD4(p->retain_reg));
        CHECK(dut->broken == 1);
        CHECK_EQ(dut->data[0] & p->retain, 0);
        BOOT(UNLOCK(p), RETAIN(p), LD4(p->retain_reg), READY(p));
        CHECK_CLEAN();
        CHECK_EQ(dut->data[0] & p->ready, 0); // it takes its time
        CHECK_EQ(dut->data[3] & p->retain, p->retain);
        CHECK_EQ(dut->data[4] & p->ready, p->ready);
        if (p->pwren_reg != 0) {
            BOOT(EXPECT(1), LD4(p->retain_reg));
            CHECK_EQ(dut->expected, 1);
            CHECK_DATA(0, 0);
        }
        vchip_happen(dut, VCHIP_WATCHDOG);
        BOOT(STEP(p->pwren_reg, p->pwren), LD4(p->retain_reg), READY(p));
        CHECK_CLEAN();
        CHECK_EQ(dut->data[0] & p->retain, p->retain);
        CHECK_EQ(dut->data[1] & p->ready, p->ready);
        // Switching it off takes the ready flag along, and it takes its time again.
        BOOT(UNLOCK(p), CLEAR(p->retain_reg, p->retain), LD4(p->retain_reg), READY(p),
             STEP(p->retain_reg, p->retain), READY(p));
        CHECK_EQ(dut->data[0] & p->retain, 0);
        CHECK_EQ(dut->data[1] & p->ready, 0);
        CHECK_EQ(dut->data[2] & p->ready, 0);
        vchip_happen(dut, VCHIP_VDD_LOSS);
        dut_close();
    }
}

static bool sram_kept(const part_t *p, vchip_event_t event, bool retain, bool wait) {
    part_open(p);
    BOOT(SRAM_ON(p), STEP(retain ? p->retain_reg : 0, p->retain), ST4(p->base, 0x600d),
         ST4(p->base + p->bytes - 4, 0x600d));
    CHECK_CLEAN();
    if (wait) {
        BOOT(STEP(p->pwren_reg, p->pwren), READY_THREE(p));
        CHECK_CLEAN();
    }
    vchip_happen(dut, event);
    BOOT(SRAM_ON(p), EXPECT(1), LD4(p->base), LD4(p->base + p->bytes - 4));
    const bool first = dut->data[0] == 0x600d;
    const bool last = dut->data[1] == 0x600d;
    CHECK_EQ(first, last);
    CHECK(dut->data[0] != 0); // lost means noise
    dut_close();
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

static void standby_of_an_f7_with_its_regulator_on_needs_a_way_to_end(void) {
    const part_t *p = &parts[7];
    const uint32_t retain_and_wake = p->retain | 1u << 8; // EIWUP
    const uint32_t bits[] = { 0, 1u << 8, p->retain, retain_and_wake };
    for (uint32_t i = 0; i < 4; i++) {
        part_open(p);
        BOOT(SRAM_ON(p), STEP(p->retain_reg, bits[i]), ST4(p->base, 0x600d));
        CHECK_CLEAN();
        vchip_happen(dut, VCHIP_DEEP_SLEEP);
        CHECK_EQ(dut_broke("BKPSRAM", "EIWUP is clear"), bits[i] == p->retain);
        dut_close();
    }
}

static void sram_in_device_memory_faults_when_unaligned(void) {
    EACH_SRAM(p) {
        if (p->base < 0x40000000 || !p->device) {
            continue;
        }
        part_open(p);
        BOOT(SRAM_ON(p), ST4(p->base + 2, 1));
        CHECK_EQ(dut->stop, VCHIP_STOP_FAULT);
        CHECK(dut_broke(p->sram, "unaligned"));
        dut_close();
    }
}

static void secure_aliases_show_the_same_cells(void) {
    EACH_PART(p) {
        const uint32_t secure = vchip_find(p->chip)->secure;
        if (secure == 0) {
            continue;
        }
        part_open(p);
        BOOT(STEP(p->pwren_reg ? p->pwren_reg + secure : 0, p->pwren),
             SET(p->dbp_reg + secure, p->dbp), SET(p->regclk_reg + secure, p->regclk),
             ST4(p->first + secure, 0x5ec), LD4(p->first));
        CHECK_CLEAN();
        CHECK_DATA(0, 0x5ec);
        if (p->sram != NULL) {
            BOOT(UNLOCK(p), SET(p->sramclk_reg + secure, p->sramclk),
                 ST4(p->base + secure, 0x5ec), LD4(p->base));
            CHECK_CLEAN();
            CHECK_DATA(0, 0x5ec);
        }
        dut_close();
    }
}

// ---- of one part only ---------------------------------------------------------

static void g0_tamper_registers_need_their_clock(void) {
    part_open(&parts[2]);
    BOOT(LD4(0x4000b004), UNLOCK(&parts[2]), STEP(0x4002103c, 1u << 10),
         UNSTEP(0x40007000, 1u << 8), ST4(0x4000b004, 1));
    CHECK_EQ(dut->broken, 2);
    dut_close();
}

static void every_rule_was_seen_at_work(void) {
    dut_chip_check("stm32f103");
    dut_chip_check("stm32f405");
    dut_chip_check("stm32g0");
    dut_chip_check("stm32l4");
    dut_chip_check("stm32l476");
    dut_chip_check("stm32f767");
    dut_chip_check("stm32wb");
    dut_chip_check("stm32l5");
    dut_chip_check("stm32u5");
    dut_chip_check("stm32h573");
    dut_chip_check("stm32h7rs");
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
    RUN(standby_of_an_f7_with_its_regulator_on_needs_a_way_to_end);
    RUN(sram_over_a_domain_reset_is_as_each_family_says);
    RUN(a_domain_held_in_reset_holds_its_sram_and_regulator);
    RUN(a_domain_held_in_reset_holds_its_other_registers);
    RUN(sram_in_device_memory_faults_when_unaligned);
    RUN(sram_with_ecc_loses_a_part_of_a_word_at_a_reset);
    RUN(a_load_of_noise_with_ecc_does_harm_only_when_armed);
    RUN(registers_are_erased_and_blocked_on_demand);
    RUN(sram_is_erased_and_blocked_where_it_counts_as_a_secret);
    RUN(a_tamper_flag_holds_sram_that_counts_as_a_secret);
    RUN(sram_is_not_there_while_hardware_erases_it);
    RUN(whether_a_flag_holds_registers_is_open_where_no_text_says_so);
    RUN(h7rs_registers_read_zero_without_dbp);
    RUN(u5_erases_its_sram_at_a_domain_reset_for_a_while);
    RUN(secure_aliases_show_the_same_cells);
    RUN(g0_tamper_registers_need_their_clock);
    RUN(f103_stores_sixteen_bits_and_has_a_hole);
    RUN(f103_second_run_follows_the_same_rules);
    RUN(u5_loses_a_store_when_dbp_clears_too_early);
    RUN(u5_takes_bren_only_from_the_ldo);
    RUN(u5_that_start_up_code_put_on_the_smps_takes_no_bren);
    RUN(u5_shutdown_keeps_registers_but_no_sram);
    RUN(every_rule_was_seen_at_work);
    return CHECK_EXIT();
}
