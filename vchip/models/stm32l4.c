// STM32L4 with the backup registers in the RTC: those with an RTCAPBEN bit
// (L43x, L45x, L46x, L4R, L4S), and those without (L47x, L48x).
//
//   [RM]  RM0394, RM0432 (with the bit), RM0351 (without), by register name
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

#define PWREN    (1u << 28) // [RM] RCC_APB1ENR1
#define RTCAPBEN (1u << 10) // [RM] RCC_APB1ENR1
#define BDRST    (1u << 16) // [RM] RCC_BDCR
#define DBP      (1u << 8)  // [RM] PWR_CR1
#define TAMP1F   (1u << 13) // [RM] RTC_ISR

static const vchip_rule_t pwr[] = { PWR_NEEDS_CLOCK(RCC_APB1ENR1, PWREN), { 0 } };
static const vchip_rule_t protected[] = { NEEDS_DBP(PWR_CR1, DBP, 0), { 0 } };
static const vchip_rule_t gated[] = {
    REGISTERS_NEED_CLOCK(RCC_APB1ENR1, RTCAPBEN),
    NEEDS_DBP(PWR_CR1, DBP, 0),
    { 0 },
};

#define COMMON_REGS(clock_bits, rtc_rules)                  \
    [RCC_APB1ENR1] = { .name = "RCC_APB1ENR1",              \
                       .address = 0x40021058,               \
                       .writable = (clock_bits),            \
                       .also = (clock_bits)&RTCAPBEN,       \
                       .also_if = RTCAPB_RESET + 1 },       \
    [RCC_BDCR] = { .name = "RCC_BDCR",                      \
                   .address = 0x40021090,                   \
                   .writable = 0x0301837f,                  \
                   .held = ~0u,                             \
                   .lost_by = ON_VDD_LOSS,                  \
                   .fires = BDRST,                          \
                   .event = VCHIP_BACKUP_RESET,             \
                   .rules = protected },                    \
    [PWR_CR1] = { .name = "PWR_CR1",                        \
                  .address = 0x40007000,                    \
                  .reset = 0x00000200,                      \
                  .writable = 0x00004717,                   \
                  .rules = pwr },                           \
    [RTC_ISR] = { .name = "RTC_ISR",                        \
                  .address = 0x4000280c,                    \
                  .reset = 0x00000007,                      \
                  .w0c = TAMP1F,                            \
                  .held = ~0u,                              \
                  .lost_by = ON_VDD_LOSS | ON_BACKUP_RESET, \
                  .raised = TAMP1F,                         \
                  .raised_by = VCHIP_ON(VCHIP_TAMPER),      \
                  .rules = (rtc_rules) }

static const vchip_reg_t regs[] = { COMMON_REGS(0xf6fec9f1u | RTCAPBEN, gated) };
static const vchip_reg_t l476_regs[] = { COMMON_REGS(0xf6fec9f1u & ~RTCAPBEN,
                                                     protected) };

#define COMMON_RULES                                                                \
    NEEDS_DBP(PWR_CR1, DBP, 0), REGISTERS_IN_RESET(RCC_BDCR, BDRST),                \
        REGISTERS_TAMPERED(RTC_ISR, TAMP1F), REGISTERS_NARROW, REGISTERS_UNALIGNED, \
        REGISTERS_LOST(ON_VDD_LOSS | ON_BACKUP_RESET | VCHIP_ON(VCHIP_TAMPER)), {   \
        0                                                                           \
    }

static const vchip_rule_t registers[] = {
    REGISTERS_NEED_CLOCK(RCC_APB1ENR1, RTCAPBEN),
    COMMON_RULES,
};
static const vchip_rule_t l476_registers[] = { COMMON_RULES };

static const vchip_memory_t memories[] = {
    { .name = "RTC_BKP",
      .windows = { { 0x40002850, 0, 128, 0 } },
      .bytes = 128,
      .rules = registers },
};
static const vchip_memory_t l476_memories[] = {
    { .name = "RTC_BKP",
      .windows = { { 0x40002850, 0, 128, 0 } },
      .bytes = 128,
      .rules = l476_registers },
};

static const vchip_option_t options[] = {
    [RTCAPB_RESET] = { "rtcapben-reset", { "off", "on" }, "RTCAPBEN after a reset" },
};

static const vchip_range_t ranges[] = {
    { VCHIP_FLASH, 0x08000000, 0x00200000, 0 },
    { VCHIP_RAM, 0x20000000, 0x000a0000, 0 },
    { VCHIP_PERIPHERALS, 0x40000000, 0x20000000, 0 },
    { 0 },
};
static const vchip_range_t l476_ranges[] = {
    { VCHIP_FLASH, 0x08000000, 0x00100000, 0 },
    { VCHIP_RAM, 0x20000000, 0x00018000, 0 },
    { VCHIP_RAM, 0x10000000, 0x00008000, 0 },
    { VCHIP_PERIPHERALS, 0x40000000, 0x20000000, 0 },
    { 0 },
};

const vchip_chip_t vchip_stm32l4 = {
    .name = "stm32l4",
    .devices =
        "STM32L431 L432 L433 L442 L443 L451 L452 L462 L4R5 L4R7 L4R9 L4S5 L4S7 L4S9",
    .source = "RM0394, RM0432; ST device headers (hal_stm32, stm32l4xx); sizes: L4R5",
    .limits = "RTC_WPR's write protection is not modelled",
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

const vchip_chip_t vchip_stm32l476 = {
    .name = "stm32l476",
    .devices = "STM32L471 L475 L476 L485 L486",
    .source = "RM0351; ST device headers (hal_stm32, stm32l4xx)",
    .limits = "RTC_WPR's write protection is not modelled",
    .cpu = VCHIP_M4,
    .events = STM32_EVENTS,
    .ranges = l476_ranges,
    .regs = l476_regs,
    .reg_count = VCHIP_COUNT(l476_regs),
    .memories = l476_memories,
    .memory_count = VCHIP_COUNT(l476_memories),
};
