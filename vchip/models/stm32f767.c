// STM32F765, F767, F769, F777, F779: as the STM32F405, but 32 backup registers, whose
// clock can be switched, and a core that faults on unaligned accesses to Device memory.
//
//   [RM]   RM0410, cited by register name
//   [HAL]  ST's device headers for the STM32F7
//
// SPDX-License-Identifier: MIT
#include "stm32.h"

enum {
    RCC_AHB1ENR = 1,
    RCC_APB1ENR,
    RCC_BDCR,
    PWR_CR1,
    PWR_CSR1,
    RTC_ISR
};
enum {
    CLOCK_OFF,
    DBP_SRAM,
    BDRST_SRAM,
    RTCEN_RESET
};

#define BKPSRAMEN (1u << 18) // [RM] RCC_AHB1ENR
#define PWREN     (1u << 28) // [RM] RCC_APB1ENR
#define RTCEN     (1u << 10) // [HAL] RCC_APB1ENR, of the registers' bus
#define BDRST     (1u << 16) // [RM] RCC_BDCR
#define DBP       (1u << 8)  // [RM] PWR_CR1
#define BRE       (1u << 9)  // [RM] PWR_CSR1
#define BRR       (1u << 3)  // [RM] PWR_CSR1

#define RTC_CLOCKED                                                                  \
    NO_CLOCK(RCC_APB1ENR, RTCEN, "backup register while RCC_APB1ENR.RTCEN is clear", \
             "[HAL] RCC_APB1ENR_RTCEN of stm32f767xx.h; the F746 has no such bit")

static const vchip_rule_t pwr[] = { PWR_NEEDS_CLOCK(RCC_APB1ENR, PWREN), { 0 } };
static const vchip_rule_t pwr_csr1[] = {
    PWR_NEEDS_CLOCK(RCC_APB1ENR, PWREN),
    // ST community, STM32F767 battery backed SRAM: BRE stays clear without DBP
    NEEDS_DBP(PWR_CR1, DBP, BRE),
    { 0 },
};
static const vchip_rule_t protected[] = { NEEDS_DBP(PWR_CR1, DBP, 0), { 0 } };
static const vchip_rule_t rtc[] = { RTC_CLOCKED, NEEDS_DBP(PWR_CR1, DBP, 0), { 0 } };

static const vchip_reg_t regs[] = {
    [RCC_AHB1ENR] = { .name = "RCC_AHB1ENR",
                      .address = 0x40023830,
                      .reset = 0x00100000,
                      .writable = 0x7ef417ff },
    [RCC_APB1ENR] = { .name = "RCC_APB1ENR",
                      .address = 0x40023840,
                      .writable = 0xffffefff,
                      .also = RTCEN,
                      .also_if = RTCEN_RESET + 1 },
    [RCC_BDCR] = BDCR_REG(0x40023870, 0x0001831f, BDRST, protected),
    [PWR_CR1] = { .name = "PWR_CR1",
                  .address = 0x40007000,
                  .reset = 0x0000c000,
                  .writable = 0x000feff3,
                  .rules = pwr },
    [PWR_CSR1] = { .name = "PWR_CSR1",
                   .address = 0x40007004,
                   .writable = BRE | 1u << 8,
                   .held = BRE | BRR,
                   .lost_by = ON_VDD_LOSS | ON_BACKUP_RESET,
                   .follows = BRE,
                   .ready = BRR,
                   .rules = pwr_csr1 },
    [RTC_ISR] = RTC_ISR_REG(0x4000280c, rtc),
};

static const vchip_rule_t sram[] = {
    SRAM_CLOCKED(RCC_AHB1ENR, BKPSRAMEN, CLOCK_OFF,
                 "BKPSRAM while RCC_AHB1ENR.BKPSRAMEN is clear", "[RM] RCC_AHB1ENR"),
    { VCHIP_STORE,
      VCHIP_IGNORE,
      { CLEAR_IN(PWR_CR1, DBP), OPTION(DBP_SRAM, 0) },
      0,
      "store to BKPSRAM while PWR_CR1.DBP is clear",
      "[RM] battery backup domain; F407 seen dropping it (efton, STM32 gotchas 27)" },
    SRAM_DEVICE,
    SRAM_RETAINED(PWR_CSR1, BRE, PWR_CSR1, BRR, "[RM] PWR_CSR1.BRE"),
    SRAM_DOMAIN_RESET(BDRST_SRAM),
    { 0 },
};

static const vchip_rule_t registers[] = {
    RTC_CLOCKED,
    NEEDS_DBP(PWR_CR1, DBP, 0),
    REGISTERS_IN_RESET(RCC_BDCR, BDRST),
    REGISTERS_TAMPERED(RTC_ISR, RTC_TAMP1F),
    REGISTERS_DEVICE,
    REGISTERS_NARROW,
    REGISTERS_LOST(ON_VDD_LOSS | ON_BACKUP_RESET | VCHIP_ON(VCHIP_TAMPER)),
    { 0 },
};

static const vchip_memory_t memories[] = {
    { .name = "BKPSRAM",
      .windows = { { 0x40024000, 0, 4096, 0 } },
      .bytes = 4096,
      .rules = sram },
    { .name = "RTC_BKP",
      .windows = { { 0x40002850, 0, 128, 0 } },
      .bytes = 128,
      .rules = registers },
};

static const vchip_option_t options[] = {
    [CLOCK_OFF] = { "clock-off", { "zero", "fault" }, "BKPSRAM without its clock" },
    [DBP_SRAM] = { "dbp-sram", { "covered", "open" }, "does DBP guard BKPSRAM" },
    [BDRST_SRAM] = { "bdrst-sram", { "kept", "lost" }, "BKPSRAM at a domain reset" },
    [RTCEN_RESET] = { "rtcapben-reset", { "off", "on" }, "RTCEN after a reset" },
};

static const vchip_range_t ranges[] = {
    { VCHIP_FLASH, 0x08000000, 0x00200000, 0 },
    { VCHIP_RAM, 0x20000000, 0x00080000, 0 },
    { VCHIP_RAM, 0x00000000, 0x00004000, 0 },
    { VCHIP_PERIPHERALS, 0x40000000, 0x20000000, 0 },
    { 0 },
};

const vchip_chip_t vchip_stm32f767 = {
    .name = "stm32f767",
    .devices = "STM32F722 F723 F730 F732 F733 F765 F767 F769 F777 F779",
    .source = "RM0410; ST device headers (hal_stm32, stm32f7xx)",
    .limits = "BKPSRAM is Device memory by the default map, so it is not cached here; "
              "RTC_WPR's write protection is not modelled",
    .cpu = VCHIP_M7,
    .events = STM32_EVENTS,
    .ranges = ranges,
    .regs = regs,
    .reg_count = VCHIP_COUNT(regs),
    .memories = memories,
    .memory_count = VCHIP_COUNT(memories),
    .options = options,
    .option_count = VCHIP_COUNT(options),
};
