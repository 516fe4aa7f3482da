// nRF5340 and K64F answer as their sources say.
//
// SPDX-License-Identifier: MIT
#include "dut.h"
#include "kept.h"

// ---- nRF5340 ---------------------------------------------------------------------

#define GPREGRET  0x4000551cu
#define RESETREAS 0x40005400u
#define PERM      0x50003814u // SPU_PERIPHID[5]
#define SECURE    0x10000000u
#define SECATTR   (1u << 4)
#define LOCK      (1u << 8)

static void nrf5340_stores_eight_bits_a_word(void) {
    dut_open("nrf5340");
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
    BOOT(ST4(GPREGRET + 4, 0x1a5), LD4(GPREGRET + 4));
    CHECK_BROKE("GPREGRET", "bits above 7", 1);
    CHECK_DATA(0, 0xa5);
    BOOT(ST1(GPREGRET + 2, 0xff), LD4(GPREGRET));
    CHECK_BROKE("GPREGRET", "bits above 7", 1);
    CHECK_DATA(0, 0xa5);
    BOOT(LD4(GPREGRET + 2));
    CHECK(dut_broke("GPREGRET", "unaligned"));
    CHECK_EQ(dut->stop, VCHIP_STOP_FAULT);
    dut_close();
}

// Faults at `wrong`, works at `right`, both of a memory and of a register.
static void sides_check(uint32_t right, uint32_t wrong, const char *sentence) {
    BOOT(ST4(GPREGRET + right, 7), LD4(GPREGRET + right), LD4(RESETREAS + right));
    CHECK_CLEAN();
    CHECK_DATA(0, 7);
    BOOT(LD4(GPREGRET + wrong));
    CHECK_EQ(dut->stop, VCHIP_STOP_FAULT);
    CHECK_BROKE("GPREGRET", sentence, 1);
    BOOT(ST4(GPREGRET + wrong, 8));
    CHECK_EQ(dut->stop, VCHIP_STOP_FAULT);
    CHECK_BROKE("GPREGRET", sentence, 1);
    BOOT(LD4(RESETREAS + wrong));
    CHECK_EQ(dut->stop, VCHIP_STOP_FAULT);
    CHECK_BROKE("RESET_RESETREAS", sentence, 1);
    BOOT(LD4(GPREGRET + right));
    CHECK_DATA(0, 7);
}

static void nrf5340_has_power_at_the_address_of_its_owner(void) {
    dut_open("nrf5340");
    sides_check(0, SECURE, "has it non-secure");
    BOOT(LD4(PERM), SET(PERM, SECATTR), ST4(GPREGRET + SECURE, 9),
         LD4(GPREGRET + SECURE), CLEAR(PERM, SECATTR), LD4(GPREGRET));
    CHECK_CLEAN();
    CHECK_DATA(0, 0x80000002);
    CHECK_DATA(1, 9);
    CHECK_DATA(2, 9);
    dut_close();
    dut_open("nrf5340");
    dut_option("attribute", "secure");
    sides_check(SECURE, 0, "has it secure");
    BOOT(LD4(PERM), CLEAR(PERM, SECATTR), LD4(GPREGRET));
    CHECK_CLEAN();
    CHECK_DATA(0, 0x80000012);
    CHECK_DATA(1, 7);
    BOOT(SET(PERM, LOCK), CLEAR(PERM, SECATTR), LD4(PERM));
    CHECK_BROKE("SPU_PERIPHID[5].PERM", "LOCK is set", 1);
    CHECK_DATA(0, 0x80000112);
    BOOT(CLEAR(PERM, SECATTR), LD4(PERM)); // a reset unlocks it
    CHECK_CLEAN();
    CHECK_DATA(0, 0x80000002);
    dut_close();
}

static void nrf5340_collects_reasons_until_they_are_cleared(void) {
    static const struct {
        vchip_event_t event;
        uint32_t bit;
    } reasons[] = {
        { VCHIP_RESET_PIN, 0 },
        { VCHIP_WATCHDOG, 1 },
        { VCHIP_SOFT_RESET, 3 },
        { VCHIP_DEEP_SLEEP, 5 },
    };
    uint32_t all = 0;
    dut_open("nrf5340");
    BOOT(LD4(RESETREAS));
    CHECK_DATA(0, 0);
    for (unsigned i = 0; i < VCHIP_COUNT(reasons); i++) {
        all |= 1u << reasons[i].bit;
        vchip_happen(dut, reasons[i].event);
        BOOT(LD4(RESETREAS));
        CHECK_DATA(0, all);
    }
    BOOT(ST4(RESETREAS, 2), LD4(RESETREAS), ST4(RESETREAS, ~0u), LD4(RESETREAS));
    CHECK_DATA(0, 0x29);
    CHECK_DATA(1, 0);
    vchip_happen(dut, VCHIP_RESET_PIN);
    vchip_happen(dut, VCHIP_VDD_LOSS);
    BOOT(LD4(RESETREAS));
    CHECK_DATA(0, 0);
    dut_close();
}

static void nrf5340_keeps_without_asking_over_two_of_its_resets(void) {
    gpregret_kept_check("nrf5340", GPREGRET);
}

// ---- K64F ------------------------------------------------------------------------

#define RFVBAT    0x4003e000u
#define RFSYS     0x40041000u
#define SIM_SCGC6 0x4004803cu
#define RTC       (1u << 29)
#define CLOCKED   SET(SIM_SCGC6, RTC)

static void mk64f_has_two_files_of_eight_words(void) {
    dut_open("mk64f");
    BOOT(CLOCKED, ST4(RFVBAT, 0x11223344), ST4(RFVBAT + 28, 5), ST4(RFSYS, 6),
         ST4(RFSYS + 28, 7), LD1(RFVBAT + 1), LD2(RFVBAT + 2), LD4(RFVBAT + 28),
         LD4(RFSYS), LD4(RFSYS + 28));
    CHECK_CLEAN();
    CHECK_DATA(0, 0x33);
    CHECK_DATA(1, 0x1122);
    CHECK_DATA(2, 5);
    CHECK_DATA(3, 6);
    CHECK_DATA(4, 7);
    dut_close();
}

static void mk64f_narrow_stores_are_an_open_question(void) {
    static const char *const answers[] = { "fault", "replicates", "lanes" };
    static const uint32_t files[] = { RFVBAT, RFSYS };
    for (unsigned i = 0; i < 2 * VCHIP_COUNT(answers); i++) {
        const unsigned answer = i / 2;
        const uint32_t file = files[i % 2];
        const char *name = i % 2 == 0 ? "RFVBAT" : "RFSYS";
        dut_open("mk64f");
        dut_option("narrow", answers[answer]);
        BOOT(CLOCKED, ST4(file, 0x11223344), ST1(file + 1, 0xaa), LD4(file));
        CHECK_BROKE(name, "narrow store", 1);
        CHECK_EQ(dut->stop == VCHIP_STOP_FAULT, answer == 0);
        if (answer != 0) {
            CHECK_DATA(0, answer == 1 ? 0xaaaaaaaa : 0x1122aa44);
        }
        BOOT(CLOCKED, LD4(file + 2));
        CHECK_BROKE(name, "unaligned", 1);
        dut_close();
    }
}

static void mk64f_without_its_clock_faults_or_reads_zero(void) {
    dut_open("mk64f");
    BOOT(LD4(RFSYS)); // has no gate
    CHECK_CLEAN();
    BOOT(LD4(RFVBAT));
    CHECK_BROKE("RFVBAT", "SCGC6.RTC is clear", 1);
    CHECK_EQ(dut->stop, VCHIP_STOP_FAULT);
    BOOT(ST4(RFVBAT, 1));
    CHECK_EQ(dut->stop, VCHIP_STOP_FAULT);
    dut_close();
    dut_open("mk64f");
    dut_option("clock-off", "zero");
    BOOT(CLOCKED, ST4(RFVBAT, 5), CLEAR(SIM_SCGC6, RTC), LD4(RFVBAT), ST4(RFVBAT, 6),
         CLOCKED, LD4(RFVBAT));
    CHECK_BROKE("RFVBAT", "SCGC6.RTC is clear", 2);
    CHECK_DATA(0, 0);
    CHECK_DATA(1, 5);
    BOOT(LD4(RFVBAT)); // a reset takes the clock
    CHECK_BROKE("RFVBAT", "SCGC6.RTC is clear", 1);
    dut_close();
}

static void mk64f_keeps_what_has_a_supply(void) {
    const op_t clock = CLOCKED;
    for (unsigned e = VCHIP_SOFT_RESET; e <= VCHIP_VDD_LOSS_BAT; e++) {
        CHECK(kept("mk64f", NULL, NULL, clock, RFVBAT, (vchip_event_t)e));
    }
    CHECK(!kept("mk64f", NULL, NULL, clock, RFVBAT, VCHIP_VDD_LOSS));
    CHECK(kept("mk64f", NULL, NULL, NOTHING, RFSYS, VCHIP_SOFT_RESET));
    for (unsigned e = VCHIP_WATCHDOG; e <= VCHIP_DEEP_SLEEP; e++) {
        const char *option = e == VCHIP_DEEP_SLEEP ? "system-sleep" : "system-resets";
        CHECK(!kept("mk64f", NULL, NULL, NOTHING, RFSYS, (vchip_event_t)e));
        CHECK(kept("mk64f", option, "kept", NOTHING, RFSYS, (vchip_event_t)e));
    }
    CHECK(!kept("mk64f", "system-resets", "kept", NOTHING, RFSYS, VCHIP_VDD_LOSS_BAT));
    CHECK(!kept("mk64f", "system-resets", "kept", NOTHING, RFSYS, VCHIP_VDD_LOSS));
}

static void every_rule_was_seen_at_work(void) {
    dut_chip_check("nrf5340");
    dut_chip_check("mk64f");
}

int main(void) {
    RUN(nrf5340_stores_eight_bits_a_word);
    RUN(nrf5340_has_power_at_the_address_of_its_owner);
    RUN(nrf5340_collects_reasons_until_they_are_cleared);
    RUN(nrf5340_keeps_without_asking_over_two_of_its_resets);
    RUN(mk64f_has_two_files_of_eight_words);
    RUN(mk64f_narrow_stores_are_an_open_question);
    RUN(mk64f_without_its_clock_faults_or_reads_zero);
    RUN(mk64f_keeps_what_has_a_supply);
    RUN(every_rule_was_seen_at_work);
    return CHECK_EXIT();
}
