// STM32WB: 20 backup registers in the RTC; the power block needs no clock.
//
//   [RM]   RM0434, cited by register name
//   [HAL]  ST's device headers for the STM32WB
//
// SPDX-License-Identifier: MIT
#include "stm32.h"

enum {
    RCC_APB1ENR1 = 1,
    RCC_BDCR,
    PWR_CR1,
    RTC_ISR
};
enum {
    RTCAPB_RESET
};

#define RTCAPBEN (1u << 10) // [HAL] RCC_APB1ENR1
#define BDRST    (1u << 16) // [HAL] RCC_BDCR
#define DBP      (1u << 8)  // [HAL] PWR_CR1

static const vchip_rule_t protected[] = { NEEDS_DBP(PWR_CR1, DBP, 0), { 0 } };
static const vchip_rule_t rtc[] = {
    REGISTERS_NEED_CLOCK(RCC_APB1ENR1, RTCAPBEN),
    NEEDS_DBP(PWR_CR1, DBP, 0),
    { 0 },
};

static const vchip_reg_t regs[] = {
    [RCC_APB1ENR1] = { .name = "RCC_APB1ENR1",
                       .address = 0x58000058,
                       .writable = 0x85a04e01,
                       .also = RTCAPBEN,
                       .also_if = RTCAPB_RESET + 1 },
    [RCC_BDCR] = BDCR_REG(0x58000090, 0x0301837f, BDRST, protected),
    [PWR_CR1] = { .name = "PWR_CR1",
                  .address = 0x58000400,
                  .reset = 0x00000200,
                  .writable = 0x00004737 },
    [RTC_ISR] = RTC_ISR_REG(0x4000280c, rtc),
};

static const vchip_rule_t registers[] = {
    REGISTERS_NEED_CLOCK(RCC_APB1ENR1, RTCAPBEN),
    NEEDS_DBP(PWR_CR1, DBP, 0),
    REGISTERS_IN_RESET(RCC_BDCR, BDRST),
    REGISTERS_TAMPERED(RTC_ISR, RTC_TAMP1F),
    REGISTERS_NARROW,
    REGISTERS_UNALIGNED,
    REGISTERS_LOST(ON_VDD_LOSS | ON_BACKUP_RESET | VCHIP_ON(VCHIP_TAMPER)),
    { 0 },
};

static const vchip_memory_t memories[] = {
    { .name = "RTC_BKP",
      .windows = { { 0x40002850, 0, 80, 0 } },
      .bytes = 80,
      .rules = registers },
};

static const vchip_option_t options[] = {
    [RTCAPB_RESET] = { "rtcapben-reset", { "off", "on" }, "RTCAPBEN after a reset" },
};

static const vchip_range_t ranges[] = {
    { VCHIP_FLASH, 0x08000000, 0x00100000, 0 },
    { VCHIP_RAM, 0x20000000, 0x00030000, 0 },
    { VCHIP_PERIPHERALS, 0x40000000, 0x20000000, 0 },
    { 0 },
};

const vchip_chip_t vchip_stm32wb = {
    .name = "stm32wb",
    .devices = "STM32WB (the Cortex-M4)",
    .source = "RM0434; ST device headers (hal_stm32, stm32wbxx); sizes: WB55",
    .limits = "the radio's core, which shares the registers, does not run; RTC_WPR's "
              "write protection is not modelled",
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
