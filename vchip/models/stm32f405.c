// STM32F405, F407, F415, F417, F427, F429, F437, F439, F446, F469, F479: backup
// SRAM behind its own regulator, 20 backup registers.
//
//   [RM]   RM0090
//   [HAL]  ST's device headers and HAL texts for the STM32F4
//
// SPDX-License-Identifier: MIT
#include "stm32.h"

enum {
    RCC_AHB1ENR = 1,
    RCC_APB1ENR,
    RCC_BDCR,
    PWR_CR,
    PWR_CSR,
    RTC_ISR
};
enum {
    CLOCK_OFF,
    DBP_SRAM,
    BDRST_SRAM
};

#define BKPSRAMEN (1u << 18) // [RM] RCC_AHB1ENR
#define PWREN     (1u << 28) // [RM] RCC_APB1ENR
#define BDRST     (1u << 16) // [RM] RCC_BDCR
#define DBP       (1u << 8)  // [RM] PWR_CR
#define BRE       (1u << 9)  // [RM] PWR_CSR
#define BRR       (1u << 3)  // [RM] PWR_CSR
#define TAMP1F    (1u << 13) // [RM] RTC_ISR

static const vchip_rule_t pwr[] = { PWR_NEEDS_CLOCK(RCC_APB1ENR, PWREN), { 0 } };
static const vchip_rule_t pwr_csr[] = {
    PWR_NEEDS_CLOCK(RCC_APB1ENR, PWREN),
    NEEDS_DBP(PWR_CR, DBP, BRE),
    { 0 },
};
static const vchip_rule_t protected[] = { NEEDS_DBP(PWR_CR, DBP, 0), { 0 } };

static const vchip_reg_t regs[] = {
    [RCC_AHB1ENR] = { .name = "RCC_AHB1ENR",
                      .address = 0x40023830,
                      .reset = 0x00100000,
                      .writable = 0x7e7411ff },
    [RCC_APB1ENR] = { .name = "RCC_APB1ENR",
                      .address = 0x40023840,
                      .writable = 0xf6fec9ff },
    [RCC_BDCR] = { .name = "RCC_BDCR",
                   .address = 0x40023870,
                   .writable = 0x00018305,
                   .held = ~0u,
                   .lost_by = ON_VDD_LOSS,
                   .fires = BDRST,
                   .event = VCHIP_BACKUP_RESET,
                   .rules = protected },
    [PWR_CR] = { .name = "PWR_CR",
                 .address = 0x40007000,
                 .reset = 0x00004000,
                 .writable = 0x000fcff3,
                 .rules = pwr },
    [PWR_CSR] = { .name = "PWR_CSR",
                  .address = 0x40007004,
                  .writable = BRE | 1u << 8,
                  .held = BRE | BRR,
                  .lost_by = ON_VDD_LOSS | ON_BACKUP_RESET,
                  .follows = BRE,
                  .ready = BRR,
                  .rules = pwr_csr },
    [RTC_ISR] = { .name = "RTC_ISR",
                  .address = 0x4000280c,
                  .reset = 0x00000007,
                  .w0c = TAMP1F,
                  .held = ~0u,
                  .lost_by = ON_VDD_LOSS | ON_BACKUP_RESET,
                  .raised = TAMP1F,
                  .raised_by = VCHIP_ON(VCHIP_TAMPER),
                  .rules = protected },
};

static const vchip_rule_t sram[] = {
    { VCHIP_ACCESS,
      VCHIP_FAULT,
      { CLEAR_IN(RCC_AHB1ENR, BKPSRAMEN), OPTION(CLOCK_OFF, 1) },
      0,
      "BKPSRAM while RCC_AHB1ENR.BKPSRAMEN is clear",
      "[RM] RCC_AHB1ENR; the effect is not specified" },
    NO_CLOCK(RCC_AHB1ENR, BKPSRAMEN, "BKPSRAM while RCC_AHB1ENR.BKPSRAMEN is clear",
             "[RM] RCC_AHB1ENR; F405 seen reading all 0 before (ST community)"),
    { VCHIP_STORE,
      VCHIP_IGNORE,
      { CLEAR_IN(PWR_CR, DBP), OPTION(DBP_SRAM, 0) },
      0,
      "store to BKPSRAM while PWR_CR.DBP is clear",
      "[RM] battery backup domain; F407 seen dropping it (efton, STM32 gotchas 27)" },
    { ON_SLEEP_OR_VBAT,
      VCHIP_KEEP,
      { SET_IN(PWR_CSR, BRE | BRR) },
      0,
      0,
      "[RM] PWR_CSR.BRE: kept when the backup regulator is enabled and ready" },
    { ON_SLEEP_OR_VBAT | ON_VDD_LOSS,
      VCHIP_NOISE,
      { { 0, false, 0, 0 } },
      0,
      0,
      "[RM] PWR_CSR.BRE; random after a loss, not zero (F429, Zephyr issue 65404)" },
    { ON_BACKUP_RESET,
      VCHIP_NOISE,
      { OPTION(BDRST_SRAM, 1) },
      0,
      0,
      "[HAL] says unaffected; RM0456 11.3.3 says affected on a later family" },
    { 0 },
};

static const vchip_rule_t registers[] = {
    NEEDS_DBP(PWR_CR, DBP, 0),
    REGISTERS_IN_RESET(RCC_BDCR, BDRST),
    REGISTERS_TAMPERED(RTC_ISR, TAMP1F),
    REGISTERS_NARROW,
    REGISTERS_UNALIGNED,
    REGISTERS_LOST(ON_VDD_LOSS | ON_BACKUP_RESET | VCHIP_ON(VCHIP_TAMPER)),
    { 0 },
};

static const vchip_memory_t memories[] = {
    { .name = "BKPSRAM",
      .windows = { { 0x40024000, 0, 4096, 0 } },
      .bytes = 4096,
      .rules = sram },
    { .name = "RTC_BKP",
      .windows = { { 0x40002850, 0, 80, 0 } },
      .bytes = 80,
      .rules = registers },
};

static const vchip_option_t options[] = {
    [CLOCK_OFF] = { "clock-off", { "zero", "fault" }, "BKPSRAM without its clock" },
    [DBP_SRAM] = { "dbp-sram", { "covered", "open" }, "does DBP guard BKPSRAM" },
    [BDRST_SRAM] = { "bdrst-sram", { "kept", "lost" }, "BKPSRAM at a domain reset" },
};

static const vchip_range_t ranges[] = {
    { VCHIP_FLASH, 0x08000000, 0x00100000, 0 },
    { VCHIP_RAM, 0x20000000, 0x00020000, 0 },
    { VCHIP_RAM, 0x10000000, 0x00010000, 0 },
    { VCHIP_PERIPHERALS, 0x40000000, 0x20000000, 0 },
    { 0 },
};

const vchip_chip_t vchip_stm32f405 = {
    .name = "stm32f405",
    .devices = "STM32F405 F407 F415 F417 F427 F429 F437 F439 F446 F469 F479",
    .source = "RM0090; ST device headers (hal_stm32, stm32f4xx)",
    .limits = "no bit-band aliases; RTC_WPR's write protection is not modelled",
    .cpu = VCHIP_M4,
    .events = STM32_EVENTS,
    .ranges = ranges,
    .regs = regs,
    .reg_count = VCHIP_COUNT(regs),
    .memories = memories,
    .memory_count = VCHIP_COUNT(memories),
    .options = options,
    .option_count = VCHIP_COUNT(options),
};
