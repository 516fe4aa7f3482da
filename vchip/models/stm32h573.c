// STM32H562, H563, H573: 4 KiB of backup SRAM with ECC whose regulator reports in a
// register of its own, 32 backup registers in TAMP, on a core with TrustZone.
//
//   [RM]   RM0481, cited by register name
//   [HAL]  ST's device headers and HAL texts for the STM32H5
//
// SPDX-License-Identifier: MIT
#include "stm32.h"

enum {
    RCC_AHB1ENR = 1,
    RCC_APB3ENR,
    RCC_BDCR,
    PWR_BDCR,
    PWR_BDSR,
    PWR_DBPCR,
    TAMP_CR2,
    TAMP_SR,
    TAMP_SCR
};
enum {
    CLOCK_OFF,
    BDRST_SRAM,
    ECC,
    TAMPER_SRAM,
    CLOCK_RESET
};

#define BKPRAMEN (1u << 28)  // [HAL] RCC_AHB1ENR
#define RTCAPBEN (1u << 21)  // [HAL] RCC_APB3ENR
#define VSWRST   (1u << 16)  // [HAL] RCC_BDCR
#define BREN     (1u << 0)   // [HAL] PWR_BDCR
#define BRRDY    (1u << 16)  // [HAL] PWR_BDSR
#define DBP      (1u << 0)   // [HAL] PWR_DBPCR
#define TAMPERS  0x5dff00ffu // [HAL] TAMP_SR

static const vchip_rule_t protected[] = { NEEDS_DBP(PWR_DBPCR, DBP, 0), { 0 } };
static const vchip_rule_t tamp[] = {
    REGISTERS_NEED_CLOCK(RCC_APB3ENR, RTCAPBEN),
    NEEDS_DBP(PWR_DBPCR, DBP, 0),
    { 0 },
};

static const vchip_reg_t regs[] = {
    [RCC_AHB1ENR] = { .name = "RCC_AHB1ENR",
                      .address = 0x44020c88,
                      .reset = 0xc0000100,
                      .writable = 0xd13ad103,
                      .also = BKPRAMEN,
                      .also_if = CLOCK_RESET + 1 },
    [RCC_APB3ENR] = { .name = "RCC_APB3ENR",
                      .address = 0x44020ca8,
                      .writable = 0x0030f9e2 },
    [RCC_BDCR] = BDCR_REG(0x44020cf0, 0x0f0183ff, VSWRST, protected),
    [PWR_BDCR] = { .name = "PWR_BDCR",
                   .address = 0x44020820,
                   .writable = 0x00000303,
                   .held = ~0u,
                   .lost_by = ON_VDD_LOSS | ON_BACKUP_RESET,
                   .rules = protected },
    [PWR_BDSR] = { .name = "PWR_BDSR",
                   .address = 0x44020828,
                   .held = ~0u,
                   .lost_by = ON_VDD_LOSS | ON_BACKUP_RESET,
                   .follows = BREN,
                   .leader = PWR_BDCR,
                   .ready = BRRDY },
    [PWR_DBPCR] = { .name = "PWR_DBPCR", .address = 0x44020824, .writable = DBP },
    [TAMP_CR2] = TAMP_CR2_REG(0x44007c04, 0xffc700ff, tamp),
    [TAMP_SR] = TAMP_SR_REG(0x44007c30, tamp),
    [TAMP_SCR] = TAMP_SCR_REG(0x44007c3c, TAMPERS, tamp),
};

// TAMP_SCR: a 1 clears the flag of TAMP_SR at its place, and reads as 0. Without BREN
// the regulator is not ready.
static void stored(vchip_t *vchip, uint8_t reg, uint32_t old, uint32_t value) {
    if (reg == TAMP_SCR) {
        vchip_reg_clear(vchip, TAMP_SR, value);
        vchip_reg_clear(vchip, TAMP_SCR, ~0u);
    }
    if (reg == PWR_BDCR && (old & ~value & BREN) != 0) {
        vchip_reg_clear(vchip, PWR_BDSR, BRRDY);
    }
}

static const vchip_rule_t sram[] = {
    SRAM_CLOCKED(RCC_AHB1ENR, BKPRAMEN, CLOCK_OFF,
                 "BKPSRAM while RCC_AHB1ENR.BKPRAMEN is clear", "[RM] RCC_AHB1ENR"),
    NEEDS_DBP(PWR_DBPCR, DBP, 0),
    SRAM_DEVICE,
    SRAM_ECC(ECC),
    SRAM_RETAINED(PWR_BDCR, BREN, PWR_BDSR, BRRDY, "[RM] PWR_BDCR.BREN"),
    SRAM_DOMAIN_RESET(BDRST_SRAM),
    SRAM_SECRET(TAMPER_SRAM),
    { 0 },
};

static const vchip_rule_t registers[] = {
    REGISTERS_NEED_CLOCK(RCC_APB3ENR, RTCAPBEN),
    REGISTERS_BLOCKED(TAMP_CR2, TAMP_BKBLOCK),
    NEEDS_DBP(PWR_DBPCR, DBP, 0),
    REGISTERS_IN_RESET(RCC_BDCR, VSWRST),
    REGISTERS_TAMPERED(TAMP_SR, TAMPERS),
    REGISTERS_DEVICE,
    REGISTERS_NARROW,
    REGISTERS_LOST(ON_VDD_LOSS | ON_BACKUP_RESET | VCHIP_ON(VCHIP_TAMPER)
                   | VCHIP_ON(VCHIP_ERASE)),
    { 0 },
};

static const vchip_memory_t memories[] = {
    { .name = "BKPSRAM",
      .windows = { { 0x40036400, 0, 4096, 0x10000000 } },
      .bytes = 4096,
      .rules = sram },
    { .name = "TAMP_BKP",
      .windows = { { 0x44007d00, 0, 128, 0x10000000 } },
      .bytes = 128,
      .rules = registers },
};

static const vchip_option_t options[] = {
    [CLOCK_OFF] = { "clock-off", { "zero", "fault" }, "BKPSRAM without its clock" },
    [BDRST_SRAM] = { "bdrst-sram", { "kept", "lost" }, "BKPSRAM at a domain reset" },
    [ECC] = { "ecc", { "on", "off" }, "ECC of BKPSRAM" },
    [TAMPER_SRAM] = { "tamper-sram", { "kept", "erased" }, "TAMP_ERCFGR" },
    [CLOCK_RESET] = { "bkpramen-reset", { "off", "on" }, "BKPRAMEN after a reset" },
};

static const vchip_range_t ranges[] = {
    { VCHIP_FLASH, 0x08000000, 0x00200000, 0 },
    { VCHIP_RAM, 0x20000000, 0x000a0000, 0 },
    { VCHIP_PERIPHERALS, 0x40000000, 0x20000000, 0 },
    { 0 },
};

const vchip_chip_t vchip_stm32h573 = {
    .name = "stm32h573",
    .devices = "STM32H562 H563 H573",
    .source = "RM0481; ST device headers (hal_stm32, stm32h5xx)",
    .limits = "TrustZone: both aliases answer; zones, privilege and the boot hardware "
              "key are not modelled",
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
