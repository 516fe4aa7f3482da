// STM32G030 to G0C1: five backup registers in TAMP, no backup SRAM.
//
//   [RM]  RM0444, cited by register name
//
// SPDX-License-Identifier: MIT
#include "stm32.h"

enum {
    RCC_APBENR1 = 1,
    RCC_BDCR,
    PWR_CR1,
    TAMP_CR2,
    TAMP_SR,
    TAMP_SCR
};
enum {
    RTCAPB_RESET
};

#define PWREN    (1u << 28)  // [RM] RCC_APBENR1
#define RTCAPBEN (1u << 10)  // [RM] RCC_APBENR1
#define BDRST    (1u << 16)  // [RM] RCC_BDCR
#define DBP      (1u << 8)   // [RM] PWR_CR1
#define TAMPERS  0x003f0007u // [RM] TAMP_SR: TAMP1F to TAMP3F, ITAMPxF

static const vchip_rule_t pwr[] = { PWR_NEEDS_CLOCK(RCC_APBENR1, PWREN), { 0 } };
static const vchip_rule_t protected[] = { NEEDS_DBP(PWR_CR1, DBP, 0), { 0 } };
static const vchip_rule_t tamp[] = {
    REGISTERS_NEED_CLOCK(RCC_APBENR1, RTCAPBEN),
    NEEDS_DBP(PWR_CR1, DBP, 0),
    { 0 },
};

static const vchip_reg_t regs[] = {
    [RCC_APBENR1] = { .name = "RCC_APBENR1",
                      .address = 0x4002103c,
                      .writable = 0xfffffff7,
                      .also = RTCAPBEN,
                      .also_if = RTCAPB_RESET + 1 },
    [RCC_BDCR] = { .name = "RCC_BDCR",
                   .address = 0x4002105c,
                   .writable = 0x0301837d,
                   .held = ~0u,
                   .lost_by = ON_VDD_LOSS,
                   .fires = BDRST,
                   .event = VCHIP_BACKUP_RESET,
                   .rules = protected },
    [PWR_CR1] = { .name = "PWR_CR1",
                  .address = 0x40007000,
                  .reset = 0x00000208,
                  .writable = 0x0000473f | DBP,
                  .rules = pwr },
    [TAMP_CR2] = { .name = "TAMP_CR2",
                   .address = 0x4000b004,
                   .writable = 0x07070007,
                   .held = ~0u,
                   .lost_by = ON_VDD_LOSS | ON_BACKUP_RESET,
                   .rules = tamp },
    [TAMP_SR] = { .name = "TAMP_SR",
                  .address = 0x4000b030,
                  .held = ~0u,
                  .lost_by = ON_VDD_LOSS | ON_BACKUP_RESET,
                  .raised = 1,
                  .raised_by = VCHIP_ON(VCHIP_TAMPER),
                  .rules = tamp },
    [TAMP_SCR] = { .name = "TAMP_SCR",
                   .address = 0x4000b03c,
                   .writable = TAMPERS,
                   .rules = tamp },
};

// TAMP_SCR: a 1 clears the flag of TAMP_SR at its place, and reads as 0.
static void stored(vchip_t *vchip, uint8_t reg, uint32_t old, uint32_t value) {
    (void)old;
    if (reg == TAMP_SCR) {
        vchip_reg_clear(vchip, TAMP_SR, value);
        vchip_reg_clear(vchip, TAMP_SCR, ~0u);
    }
}

static const vchip_rule_t registers[] = {
    REGISTERS_NEED_CLOCK(RCC_APBENR1, RTCAPBEN),
    NEEDS_DBP(PWR_CR1, DBP, 0),
    REGISTERS_IN_RESET(RCC_BDCR, BDRST),
    REGISTERS_TAMPERED(TAMP_SR, TAMPERS),
    REGISTERS_NARROW,
    REGISTERS_LOST(ON_VDD_LOSS | ON_BACKUP_RESET | VCHIP_ON(VCHIP_TAMPER)),
    { 0 },
};

static const vchip_memory_t memories[] = {
    { .name = "TAMP_BKP",
      .windows = { { 0x4000b100, 0, 20, 0 } },
      .bytes = 20,
      .rules = registers },
};

static const vchip_option_t options[] = {
    [RTCAPB_RESET] = { "rtcapben-reset", { "off", "on" }, "RTCAPBEN after a reset" },
};

static const vchip_range_t ranges[] = {
    { VCHIP_FLASH, 0x08000000, 0x00080000, 0 },
    { VCHIP_RAM, 0x20000000, 0x00024000, 0 },
    { VCHIP_PERIPHERALS, 0x40000000, 0x20000000, 0 },
    { 0 },
};

const vchip_chip_t vchip_stm32g0 = {
    .name = "stm32g0",
    .devices = "STM32G030 G031 G041 G050 G051 G061 G070 G071 G081 G0B0 G0B1 G0C1",
    .source = "RM0444; ST device headers (hal_stm32, stm32g0xx); flash and RAM: G0B1",
    .cpu = VCHIP_M0PLUS,
    .events = STM32_EVENTS,
    .ranges = ranges,
    .regs = regs,
    .reg_count = VCHIP_COUNT(regs),
    .memories = memories,
    .memory_count = VCHIP_COUNT(memories),
    .options = options,
    .option_count = VCHIP_COUNT(options),
    .stored = stored,
};
