// STM32H742, H743, H745, H747, H750, H753, H755, H757 (the Cortex-M7): backup
// SRAM with ECC that the data cache may hold, 32 backup registers.
//
//   [RM]   RM0433
//   [HAL]  ST's device headers and HAL texts for the STM32H7
//
// SPDX-License-Identifier: MIT
#include "stm32.h"

enum {
    RCC_AHB4ENR = 1,
    RCC_APB4ENR,
    RCC_BDCR,
    PWR_CR1,
    PWR_CR2,
    RTC_ISR
};
enum {
    CLOCK_OFF,
    DBP_SRAM,
    BDRST_SRAM,
    ECC_VIRGIN,
    RTCAPB_RESET
};

#define BKPRAMEN (1u << 28) // [RM] RCC_AHB4ENR
#define RTCAPBEN (1u << 16) // [RM] RCC_APB4ENR
#define BDRST    (1u << 16) // [RM] RCC_BDCR
#define DBP      (1u << 8)  // [RM] PWR_CR1
#define BREN     (1u << 0)  // [RM] PWR_CR2
#define BRRDY    (1u << 16) // [RM] PWR_CR2
#define TAMP1F   (1u << 13) // [RM] RTC_ISR

static const vchip_rule_t pwr_cr2[] = { NEEDS_DBP(PWR_CR1, DBP, BREN), { 0 } };
static const vchip_rule_t protected[] = { NEEDS_DBP(PWR_CR1, DBP, 0), { 0 } };
static const vchip_rule_t rtc[] = {
    REGISTERS_NEED_CLOCK(RCC_APB4ENR, RTCAPBEN),
    NEEDS_DBP(PWR_CR1, DBP, 0),
    { 0 },
};

static const vchip_reg_t regs[] = {
    [RCC_AHB4ENR] = { .name = "RCC_AHB4ENR",
                      .address = 0x580244e0,
                      .writable = 0x132807ff },
    [RCC_APB4ENR] = { .name = "RCC_APB4ENR",
                      .address = 0x580244f4,
                      .writable = 0x0021deaa,
                      .also = RTCAPBEN,
                      .also_if = RTCAPB_RESET + 1 },
    [RCC_BDCR] = { .name = "RCC_BDCR",
                   .address = 0x58024470,
                   .writable = 0x0001837d,
                   .held = ~0u,
                   .lost_by = ON_VDD_LOSS,
                   .fires = BDRST,
                   .event = VCHIP_BACKUP_RESET,
                   .rules = protected },
    [PWR_CR1] = { .name = "PWR_CR1",
                  .address = 0x58024800,
                  .reset = 0xf000c000,
                  .writable = 0x0007c3f1 },
    [PWR_CR2] = { .name = "PWR_CR2",
                  .address = 0x58024808,
                  .writable = BREN | 1u << 4,
                  .held = BREN | BRRDY,
                  .lost_by = ON_VDD_LOSS | ON_BACKUP_RESET,
                  .follows = BREN,
                  .ready = BRRDY,
                  .rules = pwr_cr2 },
    [RTC_ISR] = { .name = "RTC_ISR",
                  .address = 0x5800400c,
                  .reset = 0x00000007,
                  .w0c = TAMP1F,
                  .held = ~0u,
                  .lost_by = ON_VDD_LOSS | ON_BACKUP_RESET,
                  .raised = TAMP1F,
                  .raised_by = VCHIP_ON(VCHIP_TAMPER),
                  .rules = rtc },
};

static const vchip_rule_t sram[] = {
    { VCHIP_ACCESS,
      VCHIP_FAULT,
      { CLEAR_IN(RCC_AHB4ENR, BKPRAMEN), OPTION(CLOCK_OFF, 1) },
      0,
      "BKPSRAM while RCC_AHB4ENR.BKPRAMEN is clear",
      "[RM] RCC_AHB4ENR; the effect is not specified" },
    NO_CLOCK(RCC_AHB4ENR, BKPRAMEN, "BKPSRAM while RCC_AHB4ENR.BKPRAMEN is clear",
             "[RM] RCC_AHB4ENR; reset value 0"),
    { VCHIP_STORE,
      VCHIP_IGNORE,
      { CLEAR_IN(PWR_CR1, DBP), OPTION(DBP_SRAM, 0) },
      0,
      "store to BKPSRAM while PWR_CR1.DBP is clear",
      "[HAL] 'and backup SRAM'; the bit's own text in [RM] does not list it" },
    { VCHIP_LOAD | VCHIP_NARROW_STORE,
      VCHIP_FAULT,
      { IS(VCHIP_VIRGIN, ~0u, 1), OPTION(ECC_VIRGIN, 1) },
      0,
      "ECC word used before it was stored whole",
      "[RM] RAM ECC; some masters see a bus error" },
    { VCHIP_LOAD | VCHIP_NARROW_STORE,
      VCHIP_BLAME,
      { IS(VCHIP_VIRGIN, ~0u, 1), OPTION(ECC_VIRGIN, 0) },
      0,
      "ECC word used before it was stored whole",
      "[RM] RAM ECC, AN5342: check bits wake random; initialise with whole words" },
    { VCHIP_NARROW_STORE,
      VCHIP_PEND,
      { { 0, false, 0, 0 } },
      0,
      0,
      "[RM] rev 8 2.4, AN5342: a partial word waits for the next one" },
    { ON_SLEEP_OR_VBAT,
      VCHIP_KEEP,
      { SET_IN(PWR_CR2, BREN | BRRDY) },
      0,
      0,
      "[RM] PWR_CR2.BREN: kept when the backup regulator is enabled and ready" },
    { ON_SLEEP_OR_VBAT | ON_VDD_LOSS,
      VCHIP_NOISE,
      { { 0, false, 0, 0 } },
      0,
      0,
      "[RM] PWR_CR2.BREN; random after a loss (Zephyr issue 66234)" },
    { ON_BACKUP_RESET,
      VCHIP_NOISE,
      { OPTION(BDRST_SRAM, 1) },
      0,
      0,
      "[HAL] says unaffected; RM0456 11.3.3 says affected on a later family" },
    { VCHIP_ON(VCHIP_TAMPER),
      VCHIP_ZERO,
      { { 0, false, 0, 0 } },
      0,
      0,
      "ST community, Tamper Detection on STM32H753: erased with the registers" },
    { 0 },
};

static const vchip_rule_t registers[] = {
    REGISTERS_NEED_CLOCK(RCC_APB4ENR, RTCAPBEN),
    NEEDS_DBP(PWR_CR1, DBP, 0),
    REGISTERS_IN_RESET(RCC_BDCR, BDRST),
    REGISTERS_TAMPERED(RTC_ISR, TAMP1F),
    REGISTERS_DEVICE,
    REGISTERS_NARROW,
    REGISTERS_LOST(ON_VDD_LOSS | ON_BACKUP_RESET | VCHIP_ON(VCHIP_TAMPER)),
    { 0 },
};

static const vchip_memory_t memories[] = {
    { .name = "BKPSRAM",
      .windows = { { 0x38800000, 0, 4096, 0 } },
      .bytes = 4096,
      .cacheable = true,
      .rules = sram },
    { .name = "RTC_BKP",
      .windows = { { 0x58004050, 0, 128, 0 } },
      .bytes = 128,
      .rules = registers },
};

static const vchip_option_t options[] = {
    [CLOCK_OFF] = { "clock-off", { "zero", "fault" }, "BKPSRAM without its clock" },
    [DBP_SRAM] = { "dbp-sram", { "covered", "open" }, "does DBP guard BKPSRAM" },
    [BDRST_SRAM] = { "bdrst-sram", { "kept", "lost" }, "BKPSRAM at a domain reset" },
    [ECC_VIRGIN] = { "ecc-virgin",
                     { "report", "fault", "ignore" },
                     "use of an ECC word that was never stored whole" },
    [RTCAPB_RESET] = { "rtcapben-reset", { "off", "on" }, "RTCAPBEN after a reset" },
};

static const vchip_range_t ranges[] = {
    { VCHIP_FLASH, 0x08000000, 0x00200000, 0 },
    { VCHIP_RAM, 0x20000000, 0x00020000, 0 },
    { VCHIP_RAM, 0x24000000, 0x00080000, 0 },
    { VCHIP_RAM, 0x00000000, 0x00010000, 0 },
    { VCHIP_RAM, 0x30000000, 0x00048000, 0 },
    { VCHIP_RAM, 0x38000000, 0x00010000, 0 },
    { VCHIP_PERIPHERALS, 0x38800000, 0x00001000, 0 },
    { VCHIP_PERIPHERALS, 0x40000000, 0x20000000, 0 },
    { 0 },
};

const vchip_chip_t vchip_stm32h743 = {
    .name = "stm32h743",
    .devices = "STM32H742 H743 H745 H747 H750 H753 H755 H757",
    .source = "RM0433; ST device headers (hal_stm32, stm32h7xx)",
    .limits =
        "cache lines are never evicted, and rules are asked at the access, not when "
        "a line is cleaned; the bus error of an access during a "
        "tamper erase is not modelled; RTC_WPR's write protection neither",
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
