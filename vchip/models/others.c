// SAMD51, Alif Ensemble E7, ESP32-C3, nRF52840.
//
// SPDX-License-Identifier: MIT
#include "table.h"

#define ON_SLEEP VCHIP_ON(VCHIP_DEEP_SLEEP)
#define ON_POWER (VCHIP_ON(VCHIP_VDD_LOSS) | VCHIP_ON(VCHIP_VDD_LOSS_BAT))

// ---- SAMD51 --------------------------------------------------------------------
//
//   [HDR]  hal_atmel, asf/sam0/include/samd51: component/pm.h, supc.h, rtc.h, pac.h

enum {
    PM_BKUPCFG = 1,
    AHBMASK,
    APBAMASK,
    STATUSA
};
enum {
    SAM_CLOCK,
    SAM_BATTERY,
    SAM_RESETS,
    SAM_NARROW
};

#define ON_RESETS \
    (VCHIP_ON(VCHIP_SOFT_RESET) | VCHIP_ON(VCHIP_WATCHDOG) | VCHIP_ON(VCHIP_RESET_PIN))
#define RTC_BIT (1u << 9) // [HDR] MCLK_APBAMASK.RTC, PAC_STATUSA.RTC

#define BKUPRAM_CLOCK (1u << 11) // [HDR] MCLK_AHBMASK.BKUPRAM

static const vchip_rule_t bkupram[] = {
    RULE(VCHIP_ACCESS, VCHIP_FAULT,
         WHEN(CLEAR_IN(AHBMASK, BKUPRAM_CLOCK), OPTION(SAM_CLOCK, 0)),
         "BKUPRAM while MCLK_AHBMASK.BKUPRAM is clear",
         "[HDR] mclk.h; the effect is not written for the SAMD51, a sibling's manual "
         "says "
         "an error answer"),
    RULE(VCHIP_ACCESS, VCHIP_IGNORE, WHEN(CLEAR_IN(AHBMASK, BKUPRAM_CLOCK)),
         "BKUPRAM while MCLK_AHBMASK.BKUPRAM is clear", "the same"),
    EFFECT(
        VCHIP_ON(VCHIP_VDD_LOSS_BAT), VCHIP_NOISE, WHEN(OPTION(SAM_BATTERY, 0)),
        "DS60001507 19.8.8, 9.2.1: only BOD33.ACTION or BBPS changes over to VBAT, and "
        "the fuses' default does not"),
    EFFECT(ON_SLEEP | VCHIP_ON(VCHIP_VDD_LOSS_BAT), VCHIP_KEEP,
           WHEN(CLEAR_IN(PM_BKUPCFG, 3)),
           "[HDR] PM_BKUPCFG.BRAMCFG: 0 retains the whole backup RAM"),
    EFFECT(ON_SLEEP | ON_POWER, VCHIP_NOISE, ALWAYS,
           "[HDR] PM_BKUPCFG.BRAMCFG: otherwise part or all of it is off"),
    { 0 },
};

static const vchip_rule_t rtc_bkup[] = {
    RULE(VCHIP_ACCESS, VCHIP_FAULT,
         WHEN(CLEAR_IN(APBAMASK, RTC_BIT), OPTION(SAM_CLOCK, 0)),
         "RTC used while MCLK_APBAMASK.RTC is clear",
         "[HDR] mclk.h; effect not stated"),
    RULE(VCHIP_ACCESS, VCHIP_IGNORE, WHEN(CLEAR_IN(APBAMASK, RTC_BIT)),
         "RTC used while MCLK_APBAMASK.RTC is clear", "the same"),
    RULE(VCHIP_STORE, VCHIP_IGNORE, WHEN(SET_IN(STATUSA, RTC_BIT)),
         "BKUP stored while PAC_STATUSA.RTC is set",
         "DS60001507 21.8.16: PAC Write-Protection"),
    RULE(VCHIP_UNALIGNED, VCHIP_REPORT, ALWAYS, "unaligned access to registers",
         "Arm DDI 0403E A3.2: the core cuts it into narrow pieces"),
    RULE(VCHIP_NARROW_STORE, VCHIP_FAULT, WHEN(OPTION(SAM_NARROW, 0)),
         "narrow store to BKUP", "nobody says what it does; words only"),
    RULE(VCHIP_NARROW_STORE, VCHIP_REPLICATE, WHEN(OPTION(SAM_NARROW, 1)),
         "narrow store to BKUP", "nobody says what it does; words only"),
    RULE(VCHIP_NARROW_STORE, VCHIP_REPORT, WHEN(OPTION(SAM_NARROW, 2)),
         "narrow store to BKUP", "nobody says what it does; words only"),
    EFFECT(ON_RESETS, VCHIP_ZERO, WHEN(OPTION(SAM_RESETS, 0)),
           "no source says it of this family; taken as lost"),
    EFFECT(VCHIP_ON(VCHIP_VDD_LOSS_BAT), VCHIP_ZERO, WHEN(OPTION(SAM_BATTERY, 0)),
           "as BKUPRAM"),
    EFFECT(VCHIP_ON(VCHIP_VDD_LOSS), VCHIP_ZERO, ALWAYS, "[HDR] RTC_BKUP_RESETVALUE 0"),
    { 0 },
};

const vchip_chip_t vchip_samd51 = {
    .name = "samd51",
    .devices = "SAMD51G SAMD51J SAMD51N SAMD51P",
    .source = "hal_atmel, asf/sam0/include/samd51",
    .limits = "BRAMCFG PARTIAL counts as off; hibernate's own HIBCFG, the RTC's GP "
              "registers and its tampers are not modelled",
    .cpu = VCHIP_M4,
    .events = VCHIP_RESETS,
    .regs = {
        [PM_BKUPCFG] = { .name = "PM_BKUPCFG",
                         .address = 0x4000040a,
                         .bytes = 1,
                         .writable = 3 },
        [AHBMASK] = { .name = "MCLK_AHBMASK",
                      .address = 0x40000810,
                      .reset = 0x00ffffff,
                      .writable = 0x00ffffff },
        [APBAMASK] = { .name = "MCLK_APBAMASK",
                       .address = 0x40000814,
                       .reset = 0x000007ff,
                       .writable = 0x0000ffff },
        [STATUSA] = { .name = "PAC_STATUSA",
                      .address = 0x40000034,
                      .writable = 0x0000ffff },
    },
    .memories = { MEMORY("BKUPRAM", 0x47000000, 8192, bkupram),
                  MEMORY("RTC_BKUP", 0x40002480, 32, rtc_bkup) },
    .options = {
        [SAM_CLOCK] = { "clock-off", { "fault", "zero" }, "either without its clock" },
        [SAM_RESETS] = { "rtc-resets", { "lost", "kept" }, "BKUP over a reset" },
        [SAM_NARROW] = { "narrow",
                         { "fault", "replicates", "lanes" },
                         "what a narrow store to BKUP does" },
        [SAM_BATTERY] = { "battery",
                          { "unused", "used" },
                          "whether SUPC changes over to VBAT when VDD goes" },
    },
    .ranges = {
        { VCHIP_FLASH, 0x00000000, 0x00100000, 0 },
        { VCHIP_RAM, 0x20000000, 0x00040000, 0 },
        { VCHIP_PERIPHERALS, 0x40000000, 0x10000000, 0 },
        { 0 },
    },
};

// ---- Alif Ensemble ---------------------------------------------------------------
//
//   [SVD]   Alif device packs, VBAT.RET_CTRL
//   [MP]    MicroPython ports/alif, pull request 19084 (measured)
//   [ALP]   alplabai/alp-sdk, src/backends/power (measured on an E8)

enum {
    RET_CTRL = 1,
    EXPMST0_CTRL,
    VBAT_ANA_REG1
};
enum {
    PIN,
    RET_MASK,
    ALIF_CLOCK
};

#define BKRAM_RET_MASK  (1u << 0)
#define BKRAM_CKEN      (1u << 4) // [SVD] CLKCTL_PER_SLV, EXPMST0_CTRL
#define RET_LDO_VBAT_EN (1u << 8) // [SVD] ANA, VBAT_ANA_REG1

static const vchip_rule_t bkram[] = {
    RULE(VCHIP_ACCESS, VCHIP_FAULT,
         WHEN(CLEAR_IN(EXPMST0_CTRL, BKRAM_CKEN), OPTION(ALIF_CLOCK, 0)),
         "BKRAM while EXPMST0_CTRL.BKRAM_CKEN is clear",
         "[SVD] clock enable of Backup SRAM; [ALP] som_power_record.c: fault or "
         "garbage"),
    RULE(VCHIP_ACCESS, VCHIP_IGNORE, WHEN(CLEAR_IN(EXPMST0_CTRL, BKRAM_CKEN)),
         "BKRAM while EXPMST0_CTRL.BKRAM_CKEN is clear", "the same"),
    RULE(VCHIP_UNALIGNED, VCHIP_FAULT, ALWAYS, "unaligned access to Device memory",
         "peripheral space; Arm DDI 0553B"),
    RULE(VCHIP_NARROW_STORE, VCHIP_ZERO_FILL, ALWAYS,
         "narrow store: the other bytes of the word become zero",
         "[MP] byte writes do not work; 'unaddressed bytes become zero'"),
    EFFECT(VCHIP_ON(VCHIP_RESET_PIN), VCHIP_NOISE, WHEN(OPTION(PIN, 0)),
           "no source says; taken as lost"),
    EFFECT(ON_SLEEP | VCHIP_ON(VCHIP_VDD_LOSS_BAT), VCHIP_KEEP,
           WHEN(CLEAR_IN(RET_CTRL, BKRAM_RET_MASK), OPTION(RET_MASK, 0)),
           "[SVD] RET_CTRL.BKRAM_RET_MASK: 1 switches retention off"),
    EFFECT(
        ON_SLEEP | VCHIP_ON(VCHIP_VDD_LOSS_BAT), VCHIP_KEEP,
        WHEN(SET_IN(RET_CTRL, BKRAM_RET_MASK), OPTION(RET_MASK, 1)),
        "[ALP] alif_se_power.c: set as the retention enable; kept over STOP on an E8"),
    EFFECT(ON_SLEEP | ON_POWER, VCHIP_NOISE, ALWAYS,
           "[SVD] RET_CTRL resets to 0xf3; contents wake random ([MP] 19577)"),
    { 0 },
};

const vchip_chip_t vchip_alif_e7 = {
    .name = "alif_e7",
    .devices = "AE722F80F55D5 (E7) AE302F80F55D5 (E3)",
    .source = "Alif device packs (SVD); MicroPython ports/alif",
    .limits = "runs Cortex-M33 code, since no Cortex-M55 is there to run; the "
              "firewall and the secure enclave's profile are not modelled",
    .cpu = VCHIP_M33,
    .events = VCHIP_RESETS,
    .regs = {
        [RET_CTRL] = { .name = "VBAT_RET_CTRL",
                       .address = 0x1a60900c,
                       .reset = 0xf3,
                       .writable = 0xff },
        [EXPMST0_CTRL] = { .name = "EXPMST0_CTRL",
                           .address = 0x4902f000,
                           .reset = BKRAM_CKEN,
                           .writable = BKRAM_CKEN },
        [VBAT_ANA_REG1] = { .name = "VBAT_ANA_REG1",
                            .address = 0x1a60a038,
                            .reset = 0x02441a80,
                            .writable = RET_LDO_VBAT_EN },
    },
    .memories = { MEMORY("BKRAM", 0x4902c000, 4096, bkram) },
    .options = {
        [PIN] = { "reset-pin", { "lost", "kept" }, "BKRAM over the reset pin" },
        [RET_MASK] = { "ret-mask",
                       { "disables", "enables" },
                       "what RET_CTRL.BKRAM_RET_MASK does when it is set" },
        [ALIF_CLOCK] = { "clock-off", { "fault", "zero" }, "BKRAM without its clock" },
    },
    .ranges = {
        { VCHIP_FLASH, 0x80000000, 0x00580000, 0 },
        { VCHIP_RAM, 0x20000000, 0x00100000, 0 },
        { VCHIP_RAM, 0x00000000, 0x00040000, 0 },
        { VCHIP_PERIPHERALS, 0x1a600000, 0x00010000, 0 },
        { VCHIP_PERIPHERALS, 0x40000000, 0x10000000, 0 },
        { 0 },
    },
};

// ---- ESP32-C3 ----------------------------------------------------------------------
//
//   [IDF]  esp-idf: soc/esp32c3 soc.h, reset_reasons.h, rtc_cntl_reg.h;
//          esp_system/ld/esp32c3/memory.ld.in; bootloader_support should_load

enum {
    OPTIONS0 = 1
};
enum {
    WATCHDOG,
    SLEEP
};

static const vchip_rule_t rtc_ram[] = {
    EFFECT(VCHIP_ON(VCHIP_RESET_PIN) | ON_POWER, VCHIP_NOISE, ALWAYS,
           "[IDF] reset_reasons.h: a chip reset clears the RTC; the EN pin is one"),
    EFFECT(VCHIP_ON(VCHIP_WATCHDOG), VCHIP_NOISE, WHEN(OPTION(WATCHDOG, 1)),
           "[IDF] reset_reasons.h: a system reset by the RTC or super watchdog"),
    EFFECT(ON_SLEEP, VCHIP_NOISE, WHEN(OPTION(SLEEP, 1)),
           "[IDF] sleep_modes.c: off unless the power domain resolves to ON"),
    { 0 },
};

const vchip_chip_t vchip_esp32c3 = {
    .name = "esp32c3",
    .devices = "ESP32-C3",
    .source = "esp-idf components/soc/esp32c3; esp_system/ld/esp32c3",
    .limits = "no ROM, no cache; flash holds what the image's segments say, and "
              "segments in RTC memory are loaded at every boot but deep-sleep wake",
    .cpu = VCHIP_RV32,
    .events = VCHIP_RESETS,
    .regs = {
        [OPTIONS0] = { .name = "RTC_CNTL_OPTIONS0",
                       .address = 0x60008000,
                       .writable = 0x7fffffff,
                       .fires = 1u << 31, // SW_SYS_RST
                       .event = VCHIP_SOFT_RESET },
    },
    .memories = { MEMORY("RTC_RAM", 0x50000000, 8192, rtc_ram) },
    .options = {
        [WATCHDOG] = { "watchdog", { "core", "system" }, "what a watchdog resets" },
        [SLEEP] = { "sleep-domain",
                    { "on", "off" },
                    "the RTC memory's power in sleep" },
    },
    .ranges = {
        { VCHIP_FLASH, 0x42000000, 0x00800000, 0 },
        { VCHIP_RAM, 0x3fc80000, 0x00060000, 0 },
        { VCHIP_FLASH, 0x3c000000, 0x00800000, 0 },
        { VCHIP_RAM, 0x40380000, 0x00060000, 0x3fc80000 },
        { VCHIP_PERIPHERALS, 0x50000000, 0x00002000, 0 },
        { VCHIP_PERIPHERALS, 0x60000000, 0x00100000, 0 },
        { 0 },
    },
};

// ---- nRF52840 ----------------------------------------------------------------
//
//   [HDR]  nrfx mdk nrf52840.h
//   [SD]   Nordic SoftDevice specification, Peripheral runtime protection

enum {
    RESETREAS = 1
};
enum {
    SOFTDEVICE,
    NRF_WATCHDOG,
    NRF_PIN
};

static const vchip_rule_t gpregret[] = {
    RULE(VCHIP_STORE, VCHIP_FAULT, WHEN(OPTION(SOFTDEVICE, 1)),
         "store to POWER while a SoftDevice is enabled",
         "[SD]; devzone 30856: use sd_power_gpregret_set"),
    RULE(VCHIP_UPPER_STORE, VCHIP_REPORT, ALWAYS, "bits above 7 are not stored",
         "[HDR] POWER_GPREGRET: field 7:0"),
    RULE(VCHIP_EXCESS_STORE, VCHIP_REPORT, ALWAYS, "bits above 7 are not stored",
         "[HDR] POWER_GPREGRET: field 7:0"),
    RULE(VCHIP_UNALIGNED, VCHIP_REPORT, ALWAYS, "unaligned access to registers",
         "Arm DDI 0403E A3.2: the core cuts it into narrow pieces"),
    EFFECT(ON_POWER, VCHIP_ZERO, ALWAYS, "a power cycle clears them (devzone 37971)"),
    EFFECT(VCHIP_ON(VCHIP_WATCHDOG), VCHIP_ZERO, WHEN(OPTION(NRF_WATCHDOG, 0)),
           "public code says both; taken as lost"),
    EFFECT(VCHIP_ON(VCHIP_RESET_PIN), VCHIP_ZERO, WHEN(OPTION(NRF_PIN, 0)),
           "public code says both; taken as lost"),
    { 0 },
};

const vchip_chip_t vchip_nrf52840 = {
    .name = "nrf52840",
    .devices = "nRF52805 nRF52810 nRF52811 nRF52820 nRF52832 nRF52833 nRF52840",
    .source = "nrfx mdk nrf52840.h; Nordic SoftDevice specification",
    .limits = "the SoftDevice's own calls are not there",
    .cpu = VCHIP_M4,
    .events = VCHIP_RESETS,
    .regs = {
        [RESETREAS] = { .name = "POWER_RESETREAS",
                        .address = 0x40000400,
                        .w1c = 0x000f000f,
                        .held = ~0u,
                        .lost_by = ON_POWER,
                        .raised = 1,
                        .raised_by = VCHIP_ON(VCHIP_RESET_PIN) },
    },
    .memories = {
        MEMORY_WITH("GPREGRET", 0x4000051c, 8, .stored = 0xff, .rules = { gpregret }),
    },
    .options = {
        [SOFTDEVICE] = { "softdevice", { "off", "on" }, "a SoftDevice owns POWER" },
        [NRF_WATCHDOG] = { "watchdog", { "lost", "kept" }, "GPREGRET over a watchdog" },
        [NRF_PIN] = { "reset-pin", { "lost", "kept" }, "GPREGRET over the reset pin" },
    },
    .ranges = {
        { VCHIP_FLASH, 0x00000000, 0x00100000, 0 },
        { VCHIP_RAM, 0x20000000, 0x00040000, 0 },
        { VCHIP_PERIPHERALS, 0x40000000, 0x10100000, 0 },
        { 0 },
    },
};
