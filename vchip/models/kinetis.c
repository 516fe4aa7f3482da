// Kinetis K64: two register files of eight words, one of them on VBAT.
//
//   [HDR]  NXP mcux-sdk MK64F12.h, MK64F12_features.h, drivers/fsl_clock.h
//   [K22]  K22F reference manual, Rev. 4, 42.3.1: the RTC, in the same domain
//   [KL82] NXP community, Kinetis KL82: Cannot access VBAT register
//   [K22C] NXP community, Accessing VBAT register file hard faults K22
//   [VBAT] NXP community, Vbat Issue
//   [MK02] NXP community, System Register File on MK02
//
// SPDX-License-Identifier: MIT
#include "table.h"

enum {
    SCGC6 = 1
};
enum {
    CLOCK_OFF,
    RESETS,
    SLEEP,
    NARROW
};

#define RTC      (1u << 29) // [HDR] SIM_SCGC6
#define ON_POWER (VCHIP_ON(VCHIP_VDD_LOSS) | VCHIP_ON(VCHIP_VDD_LOSS_BAT))

static const vchip_rule_t words[] = {
    RULE(VCHIP_UNALIGNED, VCHIP_REPORT, ALWAYS, "unaligned access to registers",
         "Arm DDI 0403E A3.2: the core cuts it into narrow pieces"),
    RULE(VCHIP_NARROW_STORE, VCHIP_FAULT, WHEN(OPTION(NARROW, 0)),
         "narrow store to a register file",
         "[HDR] has a name for each byte of a word; no text on stores was read"),
    RULE(VCHIP_NARROW_STORE, VCHIP_REPLICATE, WHEN(OPTION(NARROW, 1)),
         "narrow store to a register file",
         "[HDR] has a name for each byte of a word; no text on stores was read"),
    RULE(VCHIP_NARROW_STORE, VCHIP_REPORT, WHEN(OPTION(NARROW, 2)),
         "narrow store to a register file",
         "[KL82] stores a byte to either file of a sibling, which does not fault"),
    { 0 },
};

static const vchip_rule_t rfvbat[] = {
    RULE(VCHIP_ACCESS, VCHIP_FAULT, WHEN(CLEAR_IN(SCGC6, RTC), OPTION(CLOCK_OFF, 0)),
         "RFVBAT used while SIM_SCGC6.RTC is clear",
         "[HDR] SIM_SCGC6.RTC 0: access disabled; [KL82] a HardFault without its gate"),
    RULE(VCHIP_ACCESS, VCHIP_IGNORE, WHEN(CLEAR_IN(SCGC6, RTC)),
         "RFVBAT used while SIM_SCGC6.RTC is clear",
         "[HDR] SIM_SCGC6.RTC 0: access disabled; the effect is not said of the K64"),
    EFFECT(VCHIP_ON(VCHIP_VDD_LOSS), VCHIP_ZERO, ALWAYS,
           "[VBAT] cleared when VBAT drops, and by nothing else; [K22] its power-on "
           "reset initialises the domain"),
    { 0 },
};

static const vchip_rule_t rfsys[] = {
    EFFECT(VCHIP_ON(VCHIP_WATCHDOG) | VCHIP_ON(VCHIP_RESET_PIN), VCHIP_ZERO,
           WHEN(OPTION(RESETS, 0)),
           "no text was read; [MK02] of a soft reset alone: not erased"),
    EFFECT(VCHIP_ON(VCHIP_DEEP_SLEEP), VCHIP_ZERO, WHEN(OPTION(SLEEP, 0)),
           "no text was read of VLLS modes; taken as lost"),
    EFFECT(ON_POWER, VCHIP_ZERO, ALWAYS, "it has no supply but VDD"),
    { 0 },
};

const vchip_chip_t vchip_mk64f = {
    .name = "mk64f",
    .devices = "MK64F12",
    .source = "NXP mcux-sdk MK64F12.h",
    .limits = "VBAT counts as wired to something: without it an access to RFVBAT is a "
              "bus error, which a K22F also has; the RTC itself and "
              "its tampers, the watchdog, and bit-banding are not modelled",
    .cpu = VCHIP_M4,
    .events = VCHIP_RESETS,
    .regs = {
        [SCGC6] = { .name = "SIM_SCGC6",
                    .address = 0x4004803c,
                    .writable = ~0u },
    },
    .memories = { MEMORY("RFVBAT", 0x4003e000, 32, words, rfvbat),
                  MEMORY("RFSYS", 0x40041000, 32, words, rfsys) },
    .options = {
        [CLOCK_OFF] = { "clock-off", { "fault", "zero" }, "RFVBAT without its clock" },
        [RESETS] = { "system-resets",
                     { "lost", "kept" },
                     "RFSYS over a watchdog and the reset pin" },
        [SLEEP] = { "system-sleep", { "lost", "kept" }, "RFSYS in VLLS modes" },
        [NARROW] = { "narrow",
                     { "fault", "replicates", "lanes" },
                     "what a narrow store to either file does" },
    },
    .ranges = {
        { VCHIP_FLASH, 0x00000000, 0x00100000, 0 },
        { VCHIP_RAM, 0x20000000, 0x00030000, 0 },
        { VCHIP_RAM, 0x1fff0000, 0x00010000, 0 },
        { VCHIP_PERIPHERALS, 0x40000000, 0x10000000, 0 },
        { 0 },
    },
};
