// STM32F103 high and XL density: 42 backup registers of 16 bits, in two runs
// with the RTC's calibration and tamper registers between them.
//
//   [RM]  RM0008, cited by register name
//
// SPDX-License-Identifier: MIT
#include "stm32.h"

enum {
    RCC_APB1ENR = 1,
    RCC_BDCR,
    PWR_CR,
    BKP_CSR
};

#define PWREN (1u << 28) // [RM] RCC_APB1ENR
#define BKPEN (1u << 27) // [RM] RCC_APB1ENR
#define BDRST (1u << 16) // [RM] RCC_BDCR
#define DBP   (1u << 8)  // [RM] PWR_CR
#define CTE   (1u << 0)  // [RM] BKP_CSR: clears TEF
#define TEF   (1u << 8)  // [RM] BKP_CSR

#define BKP_CLOCK                                                           \
    NO_CLOCK(RCC_APB1ENR, BKPEN, "BKP register while RCC's BKPEN is clear", \
             "RM0008 BKP introduction: PWREN and BKPEN first")

static const vchip_rule_t pwr[] = { PWR_NEEDS_CLOCK(RCC_APB1ENR, PWREN), { 0 } };
static const vchip_rule_t protected[] = { NEEDS_DBP(PWR_CR, DBP, 0), { 0 } };
static const vchip_rule_t bkp[] = { BKP_CLOCK, NEEDS_DBP(PWR_CR, DBP, 0), { 0 } };

static const vchip_reg_t regs[] = {
    [RCC_APB1ENR] = { .name = "RCC_APB1ENR",
                      .address = 0x4002101c,
                      .writable = 0x3afec9ff },
    [RCC_BDCR] = { .name = "RCC_BDCR",
                   .address = 0x40021020,
                   .writable = 0x00018305,
                   .held = ~0u,
                   .lost_by = ON_VDD_LOSS,
                   .fires = BDRST,
                   .event = VCHIP_BACKUP_RESET,
                   .rules = protected },
    [PWR_CR] = { .name = "PWR_CR",
                 .address = 0x40007000,
                 .writable = 0x000001f3,
                 .rules = pwr },
    [BKP_CSR] = { .name = "BKP_CSR",
                  .address = 0x40006c34,
                  .writable = CTE | 1u << 2,
                  .held = TEF,
                  .lost_by = ON_VDD_LOSS | ON_BACKUP_RESET,
                  .raised = TEF,
                  .raised_by = VCHIP_ON(VCHIP_TAMPER),
                  .rules = bkp },
};

static void stored(vchip_t *vchip, uint8_t reg, uint32_t old, uint32_t value) {
    (void)old;
    if (reg == BKP_CSR && (value & CTE) != 0) {
        vchip_reg_clear(vchip, BKP_CSR, TEF | CTE);
    }
}

static const vchip_rule_t registers[] = {
    BKP_CLOCK,
    NEEDS_DBP(PWR_CR, DBP, 0),
    REGISTERS_IN_RESET(RCC_BDCR, BDRST),
    REGISTERS_TAMPERED(BKP_CSR, TEF),
    { VCHIP_NARROW_STORE,
      VCHIP_REPLICATE,
      { { 0, false, 0, 0 } },
      0,
      0,
      "RM0394 11.4.5: APB ignores the size of a transfer" },
    { VCHIP_BYTE_STORE | VCHIP_UPPER_STORE,
      VCHIP_BLAME,
      { { 0, false, 0, 0 } },
      0,
      "byte store, or upper half: the datum is repeated over the 16 bits",
      "RM0394 11.4.5, and [RM] BKP_DRx: 16 data bits in a word" },
    { VCHIP_EXCESS_STORE,
      VCHIP_BLAME,
      { { 0, false, 0, 0 } },
      0,
      "bits above 15 are not stored",
      "[RM] BKP_DRx; dapboot issue 42" },
    REGISTERS_UNALIGNED,
    REGISTERS_LOST(ON_VDD_LOSS | ON_BACKUP_RESET | VCHIP_ON(VCHIP_TAMPER)),
    { 0 },
};

static const vchip_memory_t memories[] = {
    { .name = "BKP_DR1",
      .windows = { { 0x40006c04, 0, 40, 0 } },
      .bytes = 40,
      .stored = 0xffff,
      .rules = registers },
    { .name = "BKP_DR11",
      .windows = { { 0x40006c40, 0, 128, 0 } },
      .bytes = 128,
      .stored = 0xffff,
      .rules = registers },
};

static const vchip_range_t ranges[] = {
    { VCHIP_FLASH, 0x08000000, 0x00100000, 0 },
    { VCHIP_RAM, 0x20000000, 0x00018000, 0 },
    { VCHIP_PERIPHERALS, 0x40000000, 0x20000000, 0 },
    { 0 },
};

const vchip_chip_t vchip_stm32f103 = {
    .name = "stm32f103",
    .devices = "STM32F101 F103 high and XL density, F105, F107",
    .source = "RM0008; ST device headers (hal_stm32, stm32f1xx); sizes: F103xG",
    .cpu = VCHIP_M3,
    .events = STM32_EVENTS,
    .ranges = ranges,
    .regs = regs,
    .reg_count = VCHIP_COUNT(regs),
    .memories = memories,
    .memory_count = VCHIP_COUNT(memories),
    .stored = stored,
};
