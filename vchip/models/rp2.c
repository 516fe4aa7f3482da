// RP2040 and RP2350: scratch registers that the boot ROM and the SDK use too.
//
//   [DS40]   RP2040 datasheet     [DS50]  RP2350 datasheet
//   [SDK]    pico-sdk, hardware_watchdog/watchdog.c and the register headers
//   [ROM40]  pico-bootrom-rp2040, bootrom_main.c and bootrom_rt0.S
//   [ROM50]  pico-bootrom-rp2350, varm_apis.c and varm_boot_path.c
//
// SPDX-License-Identifier: MIT
#include "table.h"

#define ON_POWER        (VCHIP_ON(VCHIP_VDD_LOSS) | VCHIP_ON(VCHIP_VDD_LOSS_BAT))
#define ON_ROM          (VCHIP_ON(VCHIP_BOOTSEL) | VCHIP_ON(VCHIP_ROM_REBOOT))
#define WORDS(from, to) ((2u << (to)) - (1u << (from)))
#define TRIGGER         (1u << 31) // WATCHDOG_CTRL

#define NARROW "narrow store: the datum is repeated over the word"

#define WATCHDOG_REGS(at)                                                  \
    { .name = "WATCHDOG_CTRL",                                             \
      .address = (at),                                                     \
      .reset = 0x07000000,                                                 \
      .writable = 0x47000000,                                              \
      .fires = TRIGGER,                                                    \
      .event = VCHIP_WATCHDOG },                                           \
    {                                                                      \
        .name = "WATCHDOG_LOAD", .address = (at) + 4, .writable = 0xffffff \
    }

// ---- RP2040 ------------------------------------------------------------------

static const vchip_rule_t scratch40[] = {
    RULE(VCHIP_NARROW_STORE, VCHIP_REPLICATE, ALWAYS, NARROW,
         "[DS40] 2.1.4, with WATCHDOG_SCRATCH0 as its example"),
    EFFECT(VCHIP_ON(VCHIP_RESET_PIN) | ON_POWER, VCHIP_ZERO, ALWAYS,
           "[DS40] 4.7.4: a RUN pin event or a DVDD cycle resets scratch"),
    EFFECT_OF(WORDS(0, 1), VCHIP_ON(VCHIP_BOOTSEL), VCHIP_NOISE, ALWAYS,
              "[ROM40] reset_usb_boot: its two arguments go to scratch 0 and 1"),
    EFFECT_OF(WORDS(4, 7), VCHIP_ON(VCHIP_BOOTSEL), VCHIP_NOISE, ALWAYS,
              "[ROM40] reset_usb_boot: vectors through scratch 4 to 7"),
    EFFECT_OF(WORDS(4, 7), VCHIP_ON(VCHIP_ROM_REBOOT), VCHIP_NOISE, ALWAYS,
              "[SDK] watchdog_reboot: magic or vector in scratch 4 to 7"),
    { 0 },
};

const vchip_chip_t vchip_rp2040 = {
    .name = "rp2040",
    .devices = "RP2040",
    .source = "RP2040 datasheet; pico-sdk rp2040/hardware_regs; pico-bootrom-rp2040",
    .limits = "no boot ROM code, one core; loads through an alias give the register",
    .cpu = VCHIP_M0PLUS,
    .events = VCHIP_RESETS | ON_ROM,
    .atomic_aliases = true,
    .regs = { [1] = WATCHDOG_REGS(0x40058000) },
    .memories = { MEMORY("WATCHDOG_SCRATCH", 0x4005800c, 32, scratch40) },
    .ranges = {
        { VCHIP_FLASH, 0x10000000, 0x00200000, 0 },
        { VCHIP_RAM, 0x20000000, 0x00042000, 0 },
        { VCHIP_PERIPHERALS, 0x40000000, 0x10000000, 0 },
        { VCHIP_PERIPHERALS, 0x50000000, 0x00400000, 0 },
        { VCHIP_PERIPHERALS, 0xd0000000, 0x00001000, 0 },
        { 0 },
    },
};

// ---- RP2350 ------------------------------------------------------------------

enum {
    BADPASSWD = 3,
    CHIP_RESET,
    WDSEL
};
enum {
    SLEEP50,
    NARROW50
};

#define RESET_POWMAN 0x11u // [SDK] POWMAN_WDSEL: RESET_POWMAN and its _ASYNC

static const vchip_rule_t password[] = {
    RULE(VCHIP_STORE, VCHIP_IGNORE, WHEN(IS_NOT(VCHIP_VALUE, 0xffff0000u, 0x5afe0000u)),
         "POWMAN register stored without 0x5afe in its upper half",
         "[DS50] 6.4; pico-sdk PR 2532: offsets up to 0xac need the password"),
    { 0 },
};

static const vchip_rule_t scratch50[] = {
    RULE(VCHIP_NARROW_STORE, VCHIP_REPLICATE, ALWAYS, NARROW,
         "[DS50] 2.1.5, narrow IO register writes"),
    EFFECT(VCHIP_ON(VCHIP_RESET_PIN) | ON_POWER, VCHIP_ZERO, ALWAYS,
           "[SDK] powman.h CHIP_RESET: RUN pin and supply reset the switched core"),
    EFFECT(VCHIP_ON(VCHIP_DEEP_SLEEP), VCHIP_ZERO, WHEN(OPTION(SLEEP50, 0)),
           "not stated; the switched core is off"),
    EFFECT_OF(
        WORDS(2, 7), VCHIP_ON(VCHIP_BOOTSEL), VCHIP_NOISE, ALWAYS,
        "[ROM50] reboot: p0, p1 in scratch 2 and 3; BOOTSEL vectors through 4 to 7"),
    EFFECT_OF(
        WORDS(2, 7), VCHIP_ON(VCHIP_ROM_REBOOT), VCHIP_NOISE, ALWAYS,
        "[ROM50] reboot: p0, p1 in scratch 2 and 3; [SDK] watchdog_reboot: 4 to 7"),
    { 0 },
};

static const vchip_rule_t powman[] = {
    RULE(VCHIP_NARROW_STORE, VCHIP_REPORT, WHEN(OPTION(NARROW50, 1)),
         "narrow store: what becomes of it is not stated", "[DS50] 6.4"),
    RULE(VCHIP_NARROW_STORE, VCHIP_REPLICATE, WHEN(OPTION(NARROW50, 0)), NARROW,
         "[DS50] 2.1.5; not stated for POWMAN"),
    EFFECT(VCHIP_ON(VCHIP_RESET_PIN) | ON_POWER, VCHIP_ZERO, ALWAYS,
           "[SDK] powman.h CHIP_RESET: RUN, brown-out, power-on clear POWMAN"),
    EFFECT(VCHIP_ON(VCHIP_WATCHDOG), VCHIP_ZERO, WHEN(IS_NOT(WDSEL, RESET_POWMAN, 0)),
           "[SDK] powman.h WDSEL: a watchdog reset restores POWMAN when selected"),
    { 0 },
};

const vchip_chip_t vchip_rp2350 = {
    .name = "rp2350",
    .devices = "RP2350A RP2350B RP2354A RP2354B (Arm cores)",
    .source = "RP2350 datasheet; pico-sdk rp2350/hardware_regs; pico-bootrom-rp2350",
    .limits = "no boot ROM code, one core, no ACCESSCTRL, no POWMAN timers; a wrong "
              "password does not raise BADPASSWD",
    .cpu = VCHIP_M33,
    .events = VCHIP_RESETS | ON_ROM,
    .atomic_aliases = true,
    .regs = {
        [1] = WATCHDOG_REGS(0x400d8000),
        [BADPASSWD] = { .name = "POWMAN_BADPASSWD", .address = 0x40100000, .w1c = 1 },
        [CHIP_RESET] = { .name = "POWMAN_CHIP_RESET",
                         .address = 0x4010002c,
                         .writable = 0x11,
                         .rules = { password } },
        [WDSEL] = { .name = "POWMAN_WDSEL",
                    .address = 0x40100030,
                    .writable = 0x1111,
                    .held = ~0u,
                    .lost_by = VCHIP_ON(VCHIP_RESET_PIN) | ON_POWER,
                    .rules = { password } },
    },
    .memories = {
        MEMORY("WATCHDOG_SCRATCH", 0x400d800c, 32, scratch50),
        MEMORY("POWMAN_SCRATCH", 0x401000b0, 32, powman),
        MEMORY("POWMAN_BOOT", 0x401000d0, 16, powman),
    },
    .options = {
        [SLEEP50] = { "watchdog-sleep",
                      { "lost", "kept" },
                      "watchdog scratch over a real power-down" },
        [NARROW50] = { "powman-narrow",
                       { "replicates", "lanes" },
                       "narrow stores to POWMAN scratch" },
    },
    .ranges = {
        { VCHIP_FLASH, 0x10000000, 0x00400000, 0 },
        { VCHIP_RAM, 0x20000000, 0x00082000, 0 },
        { VCHIP_PERIPHERALS, 0x40000000, 0x10000000, 0 },
        { VCHIP_PERIPHERALS, 0x50000000, 0x00800000, 0 },
        { VCHIP_PERIPHERALS, 0xd0000000, 0x00040000, 0 },
        { 0 },
    },
};
