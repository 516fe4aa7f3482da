// STM32U535 to U5G9: 2 KiB of backup SRAM, 32 backup registers in TAMP.
//
//   [RM]   RM0456, cited by register name
//   [HAL]  ST's device headers and HAL texts for the STM32U5
//
// SPDX-License-Identifier: MIT
#include "stm32.h"

#include "../rules.h"

#define BKPSRAMEN (1u << 28)  // [RM] RCC_AHB1ENR
#define REGSEL    (1u << 1)   // [RM] PWR_CR3: 1 is the SMPS
#define BREN      (1u << 0)   // [RM] PWR_BDCR1
#define DBP_BIT   (1u << 0)   // [RM] PWR_DBPR
#define TAMPERS   0x1fff00ffu // [RM] TAMP_SR

// No mistake of a program that asks for the bit, and looks whether it got it.
static const vchip_rule_t needs_ldo[] = {
    EFFECT_OF(BREN, VCHIP_STORE, VCHIP_IGNORE, WHEN(SET_IN(PWR_SUPPLY, REGSEL)),
              "[RM] PWR_BDCR1.BREN: can be written only when the LDO is used; zephyr "
              "99056"),
    NEEDS_NO_RESET(0),
    { 0 },
};

static const vchip_rule_t reset_erases[] = {
    EFFECT(
        ON_BACKUP_RESET, VCHIP_ZERO, ALWAYS,
        "[RM] rev 6 6.3.1: also erased by hardware in case of a backup domain reset"),
    { 0 },
};
static const vchip_rule_t reset_erasing[] = {
    EFFECT_OF(SRAMBUSY, ON_BACKUP_RESET, VCHIP_RAISE, ALWAYS,
              "[RM] rev 6 6.3.1, RAMCFG_MxISR.SRAMBUSY"),
    { 0 },
};

// A store that is less than three cycles old when DBP clears is lost.
static void stored(vchip_t *vchip, uint8_t reg, uint32_t old, uint32_t value) {
    if (reg == PWR_DBP && (old & ~value & DBP_BIT) != 0
        && vchip->options[DBP_DELAY] == 0 && vchip->last_store.cells != NULL
        && vchip->instructions - vchip->last_store.when <= 3) {
        const vchip_bus_t bus = { .address = 4 * vchip->last_store.word, .bytes = 4 };
        vchip->last_store.cells->words[vchip->last_store.word] = vchip->last_store.old;
        vchip_report(vchip, "PWR_DBPR",
                     "DBP cleared while a store was on its way: the store is lost",
                     "ST community, STM32U535 Backup registers access wait states",
                     &bus);
    }
}

const vchip_chip_t vchip_stm32u5 = {
    .name = "stm32u5",
    .devices = "STM32U535 U545 U575 U585 U595 U599 U5A5 U5A9 U5F7 U5F9 U5G7 U5G9",
    .source = "RM0456; ST device headers (hal_stm32, stm32u5xx); sizes: U575",
    .limits = "TrustZone: both aliases answer; zones, privilege and the boot hardware "
              "key are not modelled",
    .cpu = VCHIP_M33,
    .events = STM32_EVENTS | VCHIP_ON(VCHIP_ERASE),
    .secure = 0x10000000,
    .fields = {
        SRAM_CLOCK_AT(RCC_ENR1, BKPSRAMEN, "RCC_AHB1ENR.BKPSRAMEN", "[RM] RCC_AHB1ENR"),
        [SRAM_DBP] = FIELD(PWR_DBP, DBP_BIT),
        [PWR_CLOCK] = FIELD(RCC_ENR2, 1u << 2),  // [RM] RCC_AHB3ENR, PWREN
        [RTC_CLOCK] = FIELD(RCC_ENR3, 1u << 21), // [RM] RCC_APB3ENR, RTCAPBEN
        DOMAIN_AT(DBP_BIT),
        [REGULATOR] = FIELD(PWR_BACKUP, BREN),
        [REGULATED] = FIELD(PWR_BACKUP, BREN), // it has no flag
        [BLOCKED] = FIELD(TAMP_CR2, TAMP_BKBLOCK),
        [TAMPERED] = FIELD(TAMP_FLAGS, TAMPERS),
        [SECRET] = FIELD(TAMP_ERCFGR, ERCFG0),
        [ERASING] = FIELD(RAMCFG_ISR, SRAMBUSY),
        [RAMCFG_CLOCK] = FIELD(RCC_ENR1, 1u << 17), // [HAL] RCC_AHB1ENR, RAMCFGEN
    },
    .regs = {
        [RCC_ENR1] = GATED_REG("RCC_AHB1ENR", 0x46020c88, 0x80000100, 0xd12f902f,
                               BKPSRAMEN, SRAM_CLOCK_RESET),
        [RCC_ENR2] = ENABLE_REG("RCC_AHB3ENR", 0x46020c94, 0x80000000, 0x80001665),
        [RCC_ENR3] = ENABLE_REG("RCC_APB3ENR", 0x46020ca8, 0, 0x003078e2),
        [RCC_BDCR] = BDCR_REG(0x46020cf0, 0x1701dbff),
        [PWR_SUPPLY] = { .name = "PWR_CR3",
                         .address = 0x4602080c,
                         .also = REGSEL,
                         .also_if = SUPPLY + 1,
                         .writable = REGSEL | 1u << 2,
                         .rules = { stm32_pwr } },
        [PWR_BACKUP] = { .name = "PWR_BDCR1",
                         .address = 0x46020820,
                         .writable = BREN | 1u << 4,
                         .held = ~0u,
                         .lost_by = ON_DOMAIN_LOSS,
                         .rules = { stm32_pwr, stm32_protected, needs_ldo } },
        [PWR_DBP] = PWR_REG("PWR_DBPR", 0x46020828, 0, DBP_BIT),
        TAMP_REGS(0x46007c00, 0xffcf00ff, TAMPERS),
        TAMP_ERCFGR_REG(0x46007c00),
        RAMCFG_ISR_REG(0x40026108, reset_erasing), // [HAL] RAMCFG_BKPRAM, ISR
    },
    .memories = {
        MEMORY("BKPSRAM", 0x40036400, 2048, stm32_sram, stm32_sram_secret,
               reset_erases, stm32_sram_device, stm32_sram_ecc_2nd),
        MEMORY("TAMP_BKP", 0x46007d00, 128, stm32_registers, stm32_words, stm32_device,
               stm32_erasable),
    },
    .options = {
        ASKS_CLOCK_OFF,
        [DBP_DELAY] = { "dbp-delay",
                        { "drops", "none" },
                        "a store less than 3 cycles before DBP clears (U535; not "
                        "U575)" },
        ASKS_BDRST_HELD,
        [SUPPLY] = { "supply", { "ldo", "smps" }, "which regulator start-up chose" },
        [SLEEP] = { "deep-sleep", { "standby", "shutdown" }, "what deep sleep means" },
        [ECC] = { "ecc", { "off", "on" }, "the BKPSRAM_ECC option byte" },
        ASKS_ECC_ERROR,
        ASKS_TAMPER_SRAM("TAMP_ERCFGR"),
        ASKS_SRAM_CLOCK_RESET("bkpsramen", "BKPSRAMEN"),
    },
    .ranges = {
        { VCHIP_FLASH, 0x08000000, 0x00200000, 0 },
        { VCHIP_RAM, 0x20000000, 0x000c0000, 0 },
        STM32_PERIPHERALS,
    },
    .stored = stored,
};
