// STM32L552, L562: 32 backup registers in TAMP, on a core with TrustZone.
//
//   [RM]   RM0438, cited by register name
//   [HAL]  ST's device headers for the STM32L5
//
// SPDX-License-Identifier: MIT
#include "stm32.h"

enum {
    RCC_APB1ENR1 = 1,
    RCC_BDCR,
    PWR_CR1,
    TAMP_CR2,
    TAMP_SR,
    TAMP_SCR
};
enum {
    RTCAPB_RESET
};

#define PWREN    (1u << 28)  // [HAL] RCC_APB1ENR1
#define RTCAPBEN (1u << 10)  // [HAL] RCC_APB1ENR1
#define BDRST    (1u << 16)  // [HAL] RCC_BDCR
#define DBP      (1u << 8)   // [HAL] PWR_CR1
#define TAMPERS  0x009700ffu // [HAL] TAMP_SR

static const vchip_rule_t pwr[] = { PWR_NEEDS_CLOCK(RCC_APB1ENR1, PWREN), { 0 } };
static const vchip_rule_t protected[] = { NEEDS_DBP(PWR_CR1, DBP, 0), { 0 } };
static const vchip_rule_t tamp[] = {
    REGISTERS_NEED_CLOCK(RCC_APB1ENR1, RTCAPBEN),
    NEEDS_DBP(PWR_CR1, DBP, 0),
    { 0 },
};

static const vchip_reg_t regs[] = {
    [RCC_APB1ENR1] = { .name = "RCC_APB1ENR1",
                       .address = 0x40021058,
                       .writable = 0xf1fecc3f,
                       .also = RTCAPBEN,
                       .also_if = RTCAPB_RESET + 1 },
    [RCC_BDCR] = BDCR_REG(0x40021090, 0x03018bff, BDRST, protected),
    [PWR_CR1] = { .name = "PWR_CR1",
                  .address = 0x40007000,
                  .reset = 0x00000400,
                  .writable = 0x00004707,
                  .rules = pwr },
    [TAMP_CR2] = TAMP_CR2_REG(0x40003404, 0xff8700ff, tamp),
    [TAMP_SR] = TAMP_SR_REG(0x40003430, tamp),
    [TAMP_SCR] = TAMP_SCR_REG(0x4000343c, TAMPERS, tamp),
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
    REGISTERS_NEED_CLOCK(RCC_APB1ENR1, RTCAPBEN),
    NEEDS_DBP(PWR_CR1, DBP, 0),
    REGISTERS_IN_RESET(RCC_BDCR, BDRST),
    REGISTERS_TAMPERED(TAMP_SR, TAMPERS),
    REGISTERS_DEVICE,
    REGISTERS_NARROW,
    REGISTERS_LOST(ON_VDD_LOSS | ON_BACKUP_RESET | VCHIP_ON(VCHIP_TAMPER)
                   | VCHIP_ON(VCHIP_ERASE)),
    { 0 },
};

static const vchip_memory_t memories[] = {
    { .name = "TAMP_BKP",
      .windows = { { 0x40003500, 0, 128, 0x10000000 } },
      .bytes = 128,
      .rules = registers },
};

static const vchip_option_t options[] = {
    [RTCAPB_RESET] = { "rtcapben-reset", { "off", "on" }, "RTCAPBEN after a reset" },
};

static const vchip_range_t ranges[] = {
    { VCHIP_FLASH, 0x08000000, 0x00080000, 0 },
    { VCHIP_RAM, 0x20000000, 0x00040000, 0 },
    { VCHIP_PERIPHERALS, 0x40000000, 0x20000000, 0 },
    { 0 },
};

const vchip_chip_t vchip_stm32l5 = {
    .name = "stm32l5",
    .devices = "STM32L552 L562",
    .source = "RM0438; ST device headers (hal_stm32, stm32l5xx)",
    .limits =
        "TrustZone: both aliases answer; the zones of TAMP_SMCR and privilege are "
        "not modelled",
    .cpu = VCHIP_M33,
    .events = STM32_EVENTS | VCHIP_ON(VCHIP_ERASE),
    .secure = 0x10000000,
    .ranges = ranges,
    .regs = regs,
    .reg_count = VCHIP_COUNT(regs),
    .memories = memories,
    .memory_count = VCHIP_COUNT(memories),
    .options = options,
    .option_count = VCHIP_COUNT(options),
    .stored = stored,
};
