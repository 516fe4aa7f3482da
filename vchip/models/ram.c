// Ordinary SRAM that outlives resets, on RP2040, STM32H743 and nRF52840: the part that
// a program has its linker leave alone is a memory here, the rest wakes as noise.
//
//   [SDK]    pico-sdk, issues 2043 and 2203, and rp2040/hardware_regs
//   [ROM40]  pico-bootrom-rp2040, virtual_disk.c
//   [FAQ]    ST community, SRAM/Backup SRAM content is not preserved after reset
//   [RM]     RM0433
//   [PS]     nRF52840 product specification, as DevZone 107899 and 120962 quote it
//   [HDR]    nrfx, nrf52840.h and hal/nrf_power.h
//   [SD]     Nordic SoftDevice specification, Peripheral runtime protection
//
// SPDX-License-Identifier: MIT
#include "table.h"

#define ON_SLEEP VCHIP_ON(VCHIP_DEEP_SLEEP)
#define ON_POWER (VCHIP_ON(VCHIP_VDD_LOSS) | VCHIP_ON(VCHIP_VDD_LOSS_BAT))

// ---- RP2040 ------------------------------------------------------------------------

static const vchip_rule_t sram40[] = {
    EFFECT(ON_POWER, VCHIP_NOISE, ALWAYS,
           "[SDK] 2203: its supply alone is what it has"),
    EFFECT(VCHIP_ON(VCHIP_BOOTSEL), VCHIP_NOISE, ALWAYS,
           "[ROM40] what is uploaded may go to any SRAM"),
    { 0 },
};

const vchip_chip_t vchip_ram_rp2040 = {
    .name = "ram_rp2040",
    .devices = "RP2040",
    .source = "RP2040 datasheet; pico-sdk rp2040/hardware_regs; pico-bootrom-rp2040",
    .limits = "no boot ROM code, one core; SYSCFG_MEMPOWERDOWN is not modelled",
    .cpu = VCHIP_M0PLUS,
    .events = VCHIP_RESETS | VCHIP_ON(VCHIP_BOOTSEL) | VCHIP_ON(VCHIP_ROM_REBOOT),
    .memories = { MEMORY("SRAM", 0x20040000, 4096, sram40) },
    .ranges = {
        { VCHIP_FLASH, 0x10000000, 0x00200000, 0 },
        { VCHIP_RAM, 0x20000000, 0x00040000, 0 },
        { VCHIP_PERIPHERALS, 0x20040000, 0x00001000, 0 },
        { VCHIP_RAM, 0x20041000, 0x00001000, 0 },
        { VCHIP_PERIPHERALS, 0x40000000, 0x10000000, 0 },
        { 0 },
    },
};

// ---- STM32H743 ---------------------------------------------------------------------

enum {
    ECC_ERROR
};

static const vchip_rule_t axi_sram[] = {
    RULE(VCHIP_LOAD, VCHIP_FAULT,
         WHEN(IS(VCHIP_UNINITIALISED, ~0u, 1), OPTION(ECC_ERROR, 1)),
         "load of an ECC word that was never stored, with its error armed",
         "[RM] RAMECC_IER: off after a reset"),
    EFFECT(VCHIP_STORE, VCHIP_PEND, ALWAYS,
           "[FAQ] a store of less than 64 bits waits for the next one elsewhere"),
    EFFECT(ON_SLEEP | ON_POWER, VCHIP_NOISE, ALWAYS,
           "[RM] 6.7.10: Standby switches the supply of the domains off"),
    { 0 },
};

static const vchip_rule_t sram4[] = {
    RULE(VCHIP_LOAD, VCHIP_FAULT,
         WHEN(IS(VCHIP_UNINITIALISED, ~0u, 1), OPTION(ECC_ERROR, 1)),
         "load of an ECC word that was never stored, with its error armed",
         "[RM] RAMECC_IER: off after a reset"),
    RULE(VCHIP_NARROW_STORE, VCHIP_REPORT, WHEN(IS(VCHIP_UNINITIALISED, ~0u, 1)),
         "narrow store to an ECC word that was never stored whole",
         "[RM] RAMECC DEBWDF: a partial write reads the word"),
    EFFECT(VCHIP_NARROW_STORE, VCHIP_PEND, ALWAYS,
           "[FAQ] a store of less than 32 bits waits for the next one elsewhere"),
    EFFECT(ON_SLEEP | ON_POWER, VCHIP_NOISE, ALWAYS,
           "[RM] 6.7.10: Standby switches the supply of the domains off"),
    { 0 },
};

const vchip_chip_t vchip_ram_stm32h743 = {
    .name = "ram_stm32h743",
    .devices = "STM32H742 H743 H745 H747 H750 H753 H755 H757",
    .source = "RM0433; ST device headers (hal_stm32, stm32h7xx)",
    .limits = "cache lines are never evicted; the ends of AXI SRAM and SRAM4 alone are "
              "memories that stay",
    .cpu = VCHIP_M7,
    .events = VCHIP_RESETS,
    .memories = {
        MEMORY_WITH("AXI_SRAM", 0x2407f000, 4096, .cacheable = true, .ecc64 = true,
                    .rules = { axi_sram }),
        MEMORY_WITH("SRAM", 0x3800f000, 4096, .cacheable = true, .rules = { sram4 }),
    },
    .options = {
        [ECC_ERROR] = { "ecc-error",
                        { "silent", "armed" },
                        "is the interrupt of a double error enabled" },
    },
    .ranges = {
        { VCHIP_FLASH, 0x08000000, 0x00200000, 0 },
        { VCHIP_RAM, 0x20000000, 0x00020000, 0 },
        { VCHIP_RAM, 0x24000000, 0x0007f000, 0 },
        { VCHIP_PERIPHERALS, 0x2407f000, 0x00001000, 0 },
        { VCHIP_RAM, 0x38000000, 0x0000f000, 0 },
        { VCHIP_PERIPHERALS, 0x3800f000, 0x00001000, 0 },
        { VCHIP_PERIPHERALS, 0x40000000, 0x20000000, 0 },
        { 0 },
    },
};

// ---- nRF52840 ----------------------------------------------------------------------

enum {
    RAM8_POWER = 1
};
enum {
    SOFTDEVICE,
    NRF_WATCHDOG,
    NRF_PIN
};

#define S5POWER     (1u << 5)
#define S5RETENTION (1u << 21)

static const vchip_rule_t power[] = {
    RULE(VCHIP_STORE, VCHIP_FAULT, WHEN(OPTION(SOFTDEVICE, 1)),
         "store to POWER while a SoftDevice is enabled",
         "[SD]; devzone 30856: use sd_power_gpregret_set"),
    { 0 },
};

static const vchip_rule_t ram8[] = {
    RULE(VCHIP_ACCESS, VCHIP_IGNORE, WHEN(CLEAR_IN(RAM8_POWER, S5POWER)),
         "RAM while its section is off",
         "[HDR] S5POWER: on in System ON; the effect "
         "is not specified"),
    EFFECT(ON_SLEEP, VCHIP_KEEP, WHEN(SET_IN(RAM8_POWER, S5RETENTION)),
           "[HDR] S5RETENTION: kept in System OFF"),
    EFFECT(ON_SLEEP | ON_POWER, VCHIP_NOISE, ALWAYS,
           "[HDR] S5RETENTION: otherwise off in System OFF"),
    EFFECT(VCHIP_ON(VCHIP_WATCHDOG), VCHIP_NOISE, WHEN(OPTION(NRF_WATCHDOG, 0)),
           "[PS] depending on reset source, RAM content may be corrupted"),
    EFFECT(VCHIP_ON(VCHIP_RESET_PIN), VCHIP_NOISE, WHEN(OPTION(NRF_PIN, 0)),
           "[PS] depending on reset source, RAM content may be corrupted"),
    { 0 },
};

const vchip_chip_t vchip_ram_nrf52840 = {
    .name = "ram_nrf52840",
    .devices = "nRF52840",
    .source = "nrfx mdk nrf52840.h; Nordic SoftDevice specification",
    .limits = "the last section of RAM alone is a memory that stays; the SoftDevice's "
              "own calls are not there",
    .cpu = VCHIP_M4,
    .events = VCHIP_RESETS,
    .regs = {
        [RAM8_POWER] = { .name = "POWER_RAM8_POWER",
                         .address = 0x40000980,
                         .reset = 0x0000ffff,
                         .writable = ~0u,
                         .rules = { power } },
    },
    .memories = { MEMORY("RAM", 0x2003f000, 4096, ram8) },
    .options = {
        [SOFTDEVICE] = { "softdevice", { "off", "on" }, "a SoftDevice owns POWER" },
        [NRF_WATCHDOG] = { "watchdog", { "lost", "kept" }, "RAM over a watchdog" },
        [NRF_PIN] = { "reset-pin", { "lost", "kept" }, "RAM over the reset pin" },
    },
    .ranges = {
        { VCHIP_FLASH, 0x00000000, 0x00100000, 0 },
        { VCHIP_RAM, 0x20000000, 0x0003f000, 0 },
        { VCHIP_PERIPHERALS, 0x2003f000, 0x00001000, 0 },
        { VCHIP_PERIPHERALS, 0x40000000, 0x10100000, 0 },
        { 0 },
    },
};
