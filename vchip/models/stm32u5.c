// STM32U535 to U5G9: 2 KiB of backup SRAM, 32 backup registers in TAMP.
//
//   [RM]   RM0456, cited by register name
//   [HAL]  ST's device headers and HAL texts for the STM32U5
//
// SPDX-License-Identifier: MIT
#include "stm32.h"

#include "../engine.h"

enum {
    RCC_AHB1ENR = 1,
    RCC_AHB3ENR,
    RCC_APB3ENR,
    RCC_BDCR,
    PWR_CR3,
    PWR_BDCR1,
    PWR_DBPR,
    TAMP_CR2,
    TAMP_SR,
    TAMP_SCR,
};
enum {
    CLOCK_OFF,
    DBP_DELAY,
    BDRST_SRAM,
    SLEEP,
    ECC,
    TAMPER_SRAM,
    CLOCK_RESET
};

#define BKPSRAMEN (1u << 28)  // [RM] RCC_AHB1ENR
#define PWREN     (1u << 2)   // [RM] RCC_AHB3ENR
#define RTCAPBEN  (1u << 21)  // [RM] RCC_APB3ENR
#define BDRST     (1u << 16)  // [RM] RCC_BDCR
#define REGSEL    (1u << 1)   // [RM] PWR_CR3: 1 is the SMPS
#define BREN      (1u << 0)   // [RM] PWR_BDCR1
#define DBP       (1u << 0)   // [RM] PWR_DBPR
#define BKERASE   (1u << 23)  // [RM] TAMP_CR2
#define BKBLOCK   (1u << 22)  // [RM] TAMP_CR2
#define TAMPERS   0x1fff00ffu // [RM] TAMP_SR

static const vchip_rule_t pwr[] = { PWR_NEEDS_CLOCK(RCC_AHB3ENR, PWREN), { 0 } };
static const vchip_rule_t pwr_bdcr1[] = {
    PWR_NEEDS_CLOCK(RCC_AHB3ENR, PWREN),
    NEEDS_DBP(PWR_DBPR, DBP, 0),
    { VCHIP_STORE,
      VCHIP_IGNORE,
      { SET_IN(PWR_CR3, REGSEL) },
      BREN,
      "BREN while the SMPS supplies the core",
      "[RM] PWR_BDCR1.BREN: can be written only when the LDO is used" },
    { 0 },
};
static const vchip_rule_t protected[] = { NEEDS_DBP(PWR_DBPR, DBP, 0), { 0 } };
static const vchip_rule_t tamp[] = {
    REGISTERS_NEED_CLOCK(RCC_APB3ENR, RTCAPBEN),
    NEEDS_DBP(PWR_DBPR, DBP, 0),
    { 0 },
};

static const vchip_reg_t regs[] = {
    [RCC_AHB1ENR] = { .name = "RCC_AHB1ENR",
                      .address = 0x46020c88,
                      .reset = 0x80000100,
                      .writable = 0xd12f902f | BKPSRAMEN,
                      .also = BKPSRAMEN,
                      .also_if = CLOCK_RESET + 1 },
    [RCC_AHB3ENR] = { .name = "RCC_AHB3ENR",
                      .address = 0x46020c94,
                      .reset = 0x80000000,
                      .writable = 0x80001665 },
    [RCC_APB3ENR] = { .name = "RCC_APB3ENR",
                      .address = 0x46020ca8,
                      .writable = 0x003078e2 },
    [RCC_BDCR] = { .name = "RCC_BDCR",
                   .address = 0x46020cf0,
                   .writable = 0x1701dbff,
                   .held = ~0u,
                   .lost_by = ON_VDD_LOSS,
                   .fires = BDRST,
                   .event = VCHIP_BACKUP_RESET,
                   .rules = protected },
    [PWR_CR3] = { .name = "PWR_CR3",
                  .address = 0x4602080c,
                  .writable = REGSEL | 1u << 2,
                  .rules = pwr },
    [PWR_BDCR1] = { .name = "PWR_BDCR1",
                    .address = 0x46020820,
                    .writable = BREN | 1u << 4,
                    .held = ~0u,
                    .lost_by = ON_VDD_LOSS | ON_BACKUP_RESET,
                    .rules = pwr_bdcr1 },
    [PWR_DBPR] = { .name = "PWR_DBPR",
                   .address = 0x46020828,
                   .writable = DBP,
                   .rules = pwr },
    [TAMP_CR2] = { .name = "TAMP_CR2",
                   .address = 0x46007c04,
                   .writable = 0xff4f00ff,
                   .held = ~0u,
                   .lost_by = ON_VDD_LOSS | ON_BACKUP_RESET,
                   .fires = BKERASE,
                   .event = VCHIP_ERASE,
                   .rules = tamp },
    [TAMP_SR] = { .name = "TAMP_SR",
                  .address = 0x46007c30,
                  .held = ~0u,
                  .lost_by = ON_VDD_LOSS | ON_BACKUP_RESET,
                  .raised = 1,
                  .raised_by = VCHIP_ON(VCHIP_TAMPER),
                  .rules = tamp },
    [TAMP_SCR] = { .name = "TAMP_SCR",
                   .address = 0x46007c3c,
                   .writable = TAMPERS,
                   .rules = tamp },
};

// TAMP_SCR clears TAMP_SR's flags. A store that is less than three cycles old
// when DBP clears is lost.
static void stored(vchip_t *vchip, uint8_t reg, uint32_t old, uint32_t value) {
    if (reg == TAMP_SCR) {
        vchip_reg_clear(vchip, TAMP_SR, value);
        vchip_reg_clear(vchip, TAMP_SCR, ~0u);
    }
    if (reg == PWR_DBPR && (old & ~value & DBP) != 0 && vchip->options[DBP_DELAY] == 0
        && vchip->last_store.cells != NULL
        && vchip->instructions - vchip->last_store.when <= 3) {
        const vchip_bus_t bus = { .address = 4 * vchip->last_store.word, .bytes = 4 };
        vchip->last_store.cells->words[vchip->last_store.word] = vchip->last_store.old;
        vchip_blame(vchip, "PWR_DBPR",
                    "DBP cleared while a store was on its way: the store is lost",
                    "ST community, STM32U535 Backup registers access wait states",
                    &bus);
    }
}

static const vchip_rule_t sram[] = {
    { VCHIP_ACCESS,
      VCHIP_FAULT,
      { CLEAR_IN(RCC_AHB1ENR, BKPSRAMEN), OPTION(CLOCK_OFF, 1) },
      0,
      "BKPSRAM while RCC_AHB1ENR.BKPSRAMEN is clear",
      "[RM] RCC_AHB1ENR; the effect is not specified" },
    NO_CLOCK(RCC_AHB1ENR, BKPSRAMEN, "BKPSRAM while RCC_AHB1ENR.BKPSRAMEN is clear",
             "[RM] RCC_AHB1ENR"),
    NEEDS_DBP(PWR_DBPR, DBP, 0),
    { VCHIP_UNALIGNED,
      VCHIP_FAULT,
      { { 0, false, 0, 0 } },
      0,
      "unaligned access to Device memory",
      "ST community, How to prevent unaligned access on backup ram (U585)" },
    { VCHIP_LOAD | VCHIP_NARROW_STORE,
      VCHIP_BLAME,
      { IS(VCHIP_VIRGIN, ~0u, 1), OPTION(ECC, 1) },
      0,
      "ECC word used before it was stored whole",
      "[RM] RAMCFG, BKPSRAM ECC" },
    { VCHIP_NARROW_STORE,
      VCHIP_PEND,
      { OPTION(ECC, 1) },
      0,
      0,
      "AN5342; ECC of BKPSRAM is an option byte, off by default" },
    { VCHIP_ON(VCHIP_DEEP_SLEEP),
      VCHIP_NOISE,
      { OPTION(SLEEP, 1) },
      0,
      0,
      "[RM] PWR_BDCR1.BREN: cannot be preserved in Shutdown" },
    { ON_SLEEP_OR_VBAT,
      VCHIP_KEEP,
      { SET_IN(PWR_BDCR1, BREN) },
      0,
      0,
      "[RM] PWR_BDCR1.BREN: kept in Standby and VBAT" },
    { ON_SLEEP_OR_VBAT | ON_VDD_LOSS,
      VCHIP_NOISE,
      { { 0, false, 0, 0 } },
      0,
      0,
      "[RM] PWR_BDCR1.BREN" },
    { ON_BACKUP_RESET,
      VCHIP_NOISE,
      { OPTION(BDRST_SRAM, 1) },
      0,
      0,
      "[RM] rev 4 11.3.3: affects the backup SRAM; [HAL] says unaffected" },
    { VCHIP_ON(VCHIP_TAMPER),
      VCHIP_ZERO,
      { OPTION(TAMPER_SRAM, 1) },
      0,
      0,
      "[RM] TAMP_RPCFGR: erased only when it selects the SRAM" },
    { VCHIP_ON(VCHIP_ERASE),
      VCHIP_ZERO,
      { OPTION(TAMPER_SRAM, 1) },
      0,
      0,
      "[RM] TAMP_CR2.BKERASE: erases the device secrets" },
    { 0 },
};

static const vchip_rule_t registers[] = {
    REGISTERS_NEED_CLOCK(RCC_APB3ENR, RTCAPBEN),
    { VCHIP_ACCESS,
      VCHIP_IGNORE,
      { SET_IN(TAMP_CR2, BKBLOCK) },
      0,
      "backup register while TAMP_CR2.BKBLOCK is set",
      "[RM] TAMP_CR2.BKBLOCK" },
    NEEDS_DBP(PWR_DBPR, DBP, 0),
    REGISTERS_IN_RESET(RCC_BDCR, BDRST),
    REGISTERS_TAMPERED(TAMP_SR, TAMPERS),
    REGISTERS_DEVICE,
    REGISTERS_NARROW,
    REGISTERS_LOST(ON_VDD_LOSS | ON_BACKUP_RESET | VCHIP_ON(VCHIP_TAMPER)
                   | VCHIP_ON(VCHIP_ERASE)),
    { 0 },
};

static const vchip_memory_t memories[] = {
    { .name = "BKPSRAM",
      .windows = { { 0x40036400, 0, 2048, 0x10000000 } },
      .bytes = 2048,
      .rules = sram },
    { .name = "TAMP_BKP",
      .windows = { { 0x46007d00, 0, 128, 0x10000000 } },
      .bytes = 128,
      .rules = registers },
};

static const vchip_option_t options[] = {
    [CLOCK_OFF] = { "clock-off", { "zero", "fault" }, "BKPSRAM without its clock" },
    [DBP_DELAY] = { "dbp-delay",
                    { "drops", "none" },
                    "a store less than 3 cycles before DBP clears (U535; not U575)" },
    [BDRST_SRAM] = { "bdrst-sram", { "kept", "lost" }, "BKPSRAM at a domain reset" },
    [SLEEP] = { "deep-sleep", { "standby", "shutdown" }, "what deep sleep means" },
    [ECC] = { "ecc", { "off", "on" }, "the BKPSRAM_ECC option byte" },
    [TAMPER_SRAM] = { "tamper-sram", { "kept", "erased" }, "TAMP_RPCFGR" },
    [CLOCK_RESET] = { "bkpsramen-reset", { "off", "on" }, "BKPSRAMEN after a reset" },
};

static const vchip_range_t ranges[] = {
    { VCHIP_FLASH, 0x08000000, 0x00200000, 0 },
    { VCHIP_RAM, 0x20000000, 0x000c0000, 0 },
    { VCHIP_PERIPHERALS, 0x40000000, 0x20000000, 0 },
    { 0 },
};

const vchip_chip_t vchip_stm32u5 = {
    .name = "stm32u5",
    .devices = "STM32U535 U545 U575 U585 U595 U599 U5A5 U5A9 U5F7 U5F9 U5G7 U5G9",
    .source = "RM0456; ST device headers (hal_stm32, stm32u5xx); sizes: U575",
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
