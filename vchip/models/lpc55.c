// LPC55S69 and its series: eight words in the RTC, on a core with TrustZone.
//
//   [HDR]  NXP device headers: PERI_RTC.h, PERI_SYSCON.h, LPC55S69_features.h
//   [DRV]  NXP SDK: fsl_clock.h, fsl_reset.h, fsl_rtc.c
//   [UF2]  Adafruit's tinyuf2, ports/lpc55: a double tap is told in GPREG7
//
// SPDX-License-Identifier: MIT
#include "table.h"

enum {
    PRESETCTRL0 = 1,
    AHBCLKCTRL0,
    CTRL
};
enum {
    WATCHDOG,
    NARROW,
    CLOCK_OFF
};

#define RTC      (1u << 23) // [DRV] kCLOCK_Rtc; kRTC_RST
#define SWRESET  (1u << 0)  // [HDR] RTC_CTRL
#define FLAGS    0x00cu     // [HDR] RTC_CTRL: ALARM1HZ, WAKE1KHZ
#define ON_RESET (VCHIP_ON(VCHIP_VDD_LOSS) | VCHIP_ON(VCHIP_BACKUP_RESET))

static const vchip_rule_t rtc[] = {
    RULE(VCHIP_ACCESS, VCHIP_IGNORE, WHEN(SET_IN(PRESETCTRL0, RTC)),
         "RTC used while PRESETCTRL0.RTC_RST holds it in reset",
         "[HDR] SYSCON_PRESETCTRL0.RTC_RST: block is reset"),
    RULE(VCHIP_ACCESS, VCHIP_FAULT,
         WHEN(CLEAR_IN(AHBCLKCTRL0, RTC), OPTION(CLOCK_OFF, 0)),
         "RTC used while AHBCLKCTRL0.RTC is clear",
         "[DRV] RTC_Init enables kCLOCK_Rtc first; effect not stated"),
    RULE(VCHIP_ACCESS, VCHIP_IGNORE, WHEN(CLEAR_IN(AHBCLKCTRL0, RTC)),
         "RTC used while AHBCLKCTRL0.RTC is clear",
         "[DRV] RTC_Init enables kCLOCK_Rtc first; effect not stated"),
    { 0 },
};

static const vchip_rule_t control[] = {
    RULE(VCHIP_STORE, VCHIP_IGNORE,
         WHEN(SET_IN(CTRL, SWRESET), CLEAR_IN(VCHIP_VALUE, SWRESET),
              IS_NOT(VCHIP_VALUE, ~0u, 0)),
         "other bits of RTC_CTRL stored together with SWRESET's release",
         "[HDR] RTC_CTRL.SWRESET: not to be done at the same time"),
    { 0 },
};

static const vchip_rule_t gpreg[] = {
    RULE(VCHIP_STORE, VCHIP_IGNORE, WHEN(SET_IN(CTRL, SWRESET)),
         "GPREG stored while RTC_CTRL.SWRESET is set",
         "[HDR] RTC_CTRL.SWRESET: to be cleared before a store to any register"),
    RULE(VCHIP_UNALIGNED, VCHIP_FAULT, ALWAYS, "unaligned access to Device memory",
         "Arm DDI 0553B B6: faults"),
    RULE(VCHIP_NARROW_STORE, VCHIP_FAULT, WHEN(OPTION(NARROW, 0)),
         "narrow store to GPREG", "nobody says what it does; words only"),
    RULE(VCHIP_NARROW_STORE, VCHIP_REPLICATE, WHEN(OPTION(NARROW, 1)),
         "narrow store to GPREG", "nobody says what it does; words only"),
    RULE(VCHIP_NARROW_STORE, VCHIP_REPORT, WHEN(OPTION(NARROW, 2)),
         "narrow store to GPREG", "nobody says what it does; words only"),
    EFFECT(VCHIP_ON(VCHIP_WATCHDOG), VCHIP_ZERO, WHEN(OPTION(WATCHDOG, 0)),
           "no source says it; [UF2] core resets and the pin keep the words"),
    EFFECT(ON_RESET, VCHIP_ZERO, ALWAYS,
           "[HDR] RTC_CTRL.SWRESET forces all registers to their reset value; VBAT "
           "alone supplies the block in a loss of VDD"),
    { 0 },
};

const vchip_chip_t vchip_lpc55s69 = {
    .name = "lpc55s69",
    .devices = "LPC5526 LPC5528 LPC55S26 LPC55S28 LPC55S66 LPC55S69 (the first core)",
    .source = "NXP device headers (mcux-sdk-ng, LPC5500), fsl_rtc.c",
    .limits = "TrustZone: both aliases answer; the ports of SYSCON that set and clear "
              "bits are not modelled; a reset does not store to RTC_CTRL, which wakes "
              "with SWRESET set after a loss of power alone",
    .cpu = VCHIP_M33,
    .events = VCHIP_RESETS | VCHIP_ON(VCHIP_BACKUP_RESET),
    .secure = 0x10000000,
    .regs = {
        [PRESETCTRL0] = { .name = "SYSCON_PRESETCTRL0",
                          .address = 0x40000100,
                          .writable = 0x0fffffff,
                          .fires = RTC,
                          .event = VCHIP_BACKUP_RESET },
        [AHBCLKCTRL0] = { .name = "SYSCON_AHBCLKCTRL0",
                          .address = 0x40000200,
                          .reset = 0x00000180,
                          .writable = 0x0fffffff },
        [CTRL] = { .name = "RTC_CTRL",
                   .address = 0x4002c000,
                   .reset = SWRESET,
                   .writable = 0x7f1,
                   .w1c = FLAGS,
                   .held = ~0u,
                   .lost_by = ON_RESET,
                   .fires = SWRESET,
                   .event = VCHIP_BACKUP_RESET,
                   .rules = { rtc, control } },
    },
    .memories = { MEMORY("RTC_GPREG", 0x4002c040, 32, rtc, gpreg) },
    .options = {
        [WATCHDOG] = { "watchdog", { "lost", "kept" }, "GPREG over a watchdog reset" },
        [NARROW] = { "narrow",
                     { "fault", "replicates", "lanes" },
                     "narrow stores to GPREG" },
        [CLOCK_OFF] = { "clock-off", { "fault", "zero" }, "the RTC without its clock" },
    },
    .ranges = {
        { VCHIP_FLASH, 0x00000000, 0x00098000, 0 },
        { VCHIP_RAM, 0x20000000, 0x00040000, 0 },
        { VCHIP_RAM, 0x04000000, 0x00008000, 0 },
        { VCHIP_PERIPHERALS, 0x40000000, 0x20000000, 0 },
        { 0 },
    },
};
