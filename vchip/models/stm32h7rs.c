// STM32H7R3, H7R7, H7S3, H7S7: 4 KiB of backup SRAM that the data cache may hold, with
// ECC by an option byte, 32 backup registers in TAMP.
//
//   [RM]   RM0477, cited by register name
//   [HAL]  ST's device headers and HAL texts for the STM32H7RS
//
// SPDX-License-Identifier: MIT
#include "stm32.h"

enum {
    RCC_AHB4ENR = 1,
    RCC_APB4ENR,
    RCC_BDCR,
    PWR_CR1,
    PWR_CSR1,
    TAMP_CR2,
    TAMP_SR,
    TAMP_SCR
};
enum {
    CLOCK_OFF,
    DBP_SRAM,
    BDRST_SRAM,
    ECC,
    TAMPER_SRAM,
    RTCAPB_RESET
};

#define BKPRAMEN (1u << 28)  // [HAL] RCC_AHB4ENR
#define RTCAPBEN (1u << 16)  // [HAL] RCC_APB4ENR
#define VSWRST   (1u << 16)  // [HAL] RCC_BDCR
#define DBP      (1u << 8)   // [HAL] PWR_CR1
#define BREN     (1u << 0)   // [HAL] PWR_CSR1
#define BRRDY    (1u << 16)  // [HAL] PWR_CSR1
#define TAMPERS  0x45ff00ffu // [HAL] TAMP_SR

static const vchip_rule_t pwr_csr1[] = { NEEDS_DBP(PWR_CR1, DBP, BREN), { 0 } };
static const vchip_rule_t protected[] = { NEEDS_DBP(PWR_CR1, DBP, 0), { 0 } };
static const vchip_rule_t tamp[] = {
    REGISTERS_NEED_CLOCK(RCC_APB4ENR, RTCAPBEN),
    NEEDS_DBP(PWR_CR1, DBP, 0),
    { 0 },
};

static const vchip_reg_t regs[] = {
    [RCC_AHB4ENR] = { .name = "RCC_AHB4ENR",
                      .address = 0x58024540,
                      .writable = 0x1008f0ff },
    [RCC_APB4ENR] = { .name = "RCC_APB4ENR",
                      .address = 0x58024554,
                      .writable = 0x04019e2a,
                      .also = RTCAPBEN,
                      .also_if = RTCAPB_RESET + 1 },
    [RCC_BDCR] = BDCR_REG(0x58024470, 0x000193ff, VSWRST, protected),
    [PWR_CR1] = { .name = "PWR_CR1", .address = 0x58024800, .writable = 0x0000ebf1 },
    [PWR_CSR1] = { .name = "PWR_CSR1",
                   .address = 0x58024808,
                   .writable = BREN | 1u << 4,
                   .held = BREN | BRRDY,
                   .lost_by = ON_VDD_LOSS | ON_BACKUP_RESET,
                   .follows = BREN,
                   .ready = BRRDY,
                   .rules = pwr_csr1 },
    [TAMP_CR2] = TAMP_CR2_REG(0x58004404, 0xffc700ff, tamp),
    [TAMP_SR] = TAMP_SR_REG(0x58004430, tamp),
    [TAMP_SCR] = TAMP_SCR_REG(0x5800443c, TAMPERS, tamp),
};

// TAMP_SCR: a 1 clears the flag of TAMP_SR at its place, and reads as 0.
static void stored(vchip_t *vchip, uint8_t reg, uint32_t old, uint32_t value) {
    (void)old;
    if (reg == TAMP_SCR) {
        vchip_reg_clear(vchip, TAMP_SR, value);
        vchip_reg_clear(vchip, TAMP_SCR, ~0u);
    }
}

static const vchip_rule_t sram[] = {
    SRAM_CLOCKED(RCC_AHB4ENR, BKPRAMEN, CLOCK_OFF,
                 "BKPSRAM while RCC_AHB4ENR.BKPRAMEN is clear", "[RM] RCC_AHB4ENR"),
    { VCHIP_STORE,
      VCHIP_IGNORE,
      { CLEAR_IN(PWR_CR1, DBP), OPTION(DBP_SRAM, 0) },
      0,
      "store to BKPSRAM while PWR_CR1.DBP is clear",
      "[HAL] 'and backup SRAM'; the bit's own text in [RM] does not list it" },
    SRAM_ECC(ECC),
    SRAM_RETAINED(PWR_CSR1, BREN, PWR_CSR1, BRRDY, "[RM] PWR_CSR1.BREN"),
    SRAM_DOMAIN_RESET(BDRST_SRAM),
    SRAM_SECRET(TAMPER_SRAM),
    { 0 },
};

static const vchip_rule_t registers[] = {
    REGISTERS_NEED_CLOCK(RCC_APB4ENR, RTCAPBEN),
    REGISTERS_BLOCKED(TAMP_CR2, TAMP_BKBLOCK),
    NEEDS_DBP(PWR_CR1, DBP, 0),
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
      .windows = { { 0x38800000, 0, 4096, 0 } },
      .bytes = 4096,
      .cacheable = true,
      .rules = sram },
    { .name = "TAMP_BKP",
      .windows = { { 0x58004500, 0, 128, 0 } },
      .bytes = 128,
      .rules = registers },
};

static const vchip_option_t options[] = {
    [CLOCK_OFF] = { "clock-off", { "zero", "fault" }, "BKPSRAM without its clock" },
    [DBP_SRAM] = { "dbp-sram", { "covered", "open" }, "does DBP guard BKPSRAM" },
    [BDRST_SRAM] = { "bdrst-sram", { "kept", "lost" }, "BKPSRAM at a domain reset" },
    [ECC] = { "ecc", { "on", "off" }, "the ECC_ON_SRAM option byte" },
    [TAMPER_SRAM] = { "tamper-sram", { "kept", "erased" }, "TAMP_CFGR" },
    [RTCAPB_RESET] = { "rtcapben-reset", { "off", "on" }, "RTCAPBEN after a reset" },
};

static const vchip_range_t ranges[] = {
    { VCHIP_FLASH, 0x70000000, 0x01000000, 0 },
    { VCHIP_FLASH, 0x08000000, 0x00010000, 0 },
    { VCHIP_RAM, 0x20000000, 0x00010000, 0 },
    { VCHIP_RAM, 0x24000000, 0x00072000, 0 },
    { VCHIP_RAM, 0x00000000, 0x00010000, 0 },
    { VCHIP_PERIPHERALS, 0x38800000, 0x00001000, 0 },
    { VCHIP_PERIPHERALS, 0x40000000, 0x20000000, 0 },
    { 0 },
};

const vchip_chip_t vchip_stm32h7rs = {
    .name = "stm32h7rs",
    .devices = "STM32H7R3 H7R7 H7S3 H7S7",
    .source = "RM0477; ST device headers (hal_stm32, stm32h7rsxx)",
    .limits = "as stm32h743; the program is in external flash; the boot hardware key "
              "and privilege are not modelled",
    .cpu = VCHIP_M7,
    .events = STM32_EVENTS | VCHIP_ON(VCHIP_ERASE),
    .ranges = ranges,
    .regs = regs,
    .reg_count = VCHIP_COUNT(regs),
    .memories = memories,
    .memory_count = VCHIP_COUNT(memories),
    .options = options,
    .option_count = VCHIP_COUNT(options),
    .stored = stored,
};
