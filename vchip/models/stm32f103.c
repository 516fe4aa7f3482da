// STM32F103 high and XL density: 42 backup registers of 16 bits, in two runs
// with the RTC's calibration and tamper registers between them.
//
//   [RM]  RM0008, cited by register name
//
// SPDX-License-Identifier: MIT
#include "stm32.h"

#include "../registers.h"

#define CTE (1u << 0) // [RM] BKP_CSR: clears TEF
#define TEF (1u << 8) // [RM] BKP_CSR

static const vchip_rule_t halves[] = {
    RULE(VCHIP_NARROW_STORE, VCHIP_REPLICATE, ALWAYS, NULL,
         "RM0394 11.4.5: APB ignores the size of a transfer"),
    RULE(VCHIP_BYTE_STORE | VCHIP_UPPER_STORE, VCHIP_REPORT, ALWAYS,
         "byte store, or upper half: the datum is repeated over the 16 bits",
         "RM0394 11.4.5, and [RM] BKP_DRx: 16 data bits in a word"),
    RULE(VCHIP_EXCESS_STORE, VCHIP_REPORT, ALWAYS, "bits above 15 are not stored",
         "[RM] BKP_DRx; dapboot issue 42"),
    { 0 },
};
#define HALVES .stored = 0xffff, .rules = { stm32_registers, halves, stm32_cut }

static void stored(vchip_t *vchip, uint8_t reg, uint32_t old, uint32_t value) {
    (void)old;
    if (reg == TAMP_FLAGS && (value & CTE) != 0) {
        vchip_reg_clear(vchip, TAMP_FLAGS, TEF | CTE);
    }
}

const vchip_chip_t vchip_stm32f103 = {
    .name = "stm32f103",
    .devices = "STM32F101 F103 high and XL density, F105, F107",
    .source = "RM0008; ST device headers (hal_stm32, stm32f1xx); sizes: F103xG",
    .cpu = VCHIP_M3,
    .events = STM32_EVENTS,
    .fields = {
        [PWR_CLOCK] = FIELD(RCC_ENR1, 1u << 28),      // [RM] RCC_APB1ENR, PWREN
        [RTC_CLOCK] = FIELD_WORDED(RCC_ENR1, 1u << 27, // [RM] RCC_APB1ENR
                                  "BKP register while RCC's BKPEN is clear",
                                  "RM0008 BKP introduction: PWREN and BKPEN first"),
        DOMAIN_AT(1u << 8), // [RM] PWR_CR, DBP
        [TAMPERED] = FIELD(TAMP_FLAGS, TEF),
    },
    .regs = {
        [RCC_ENR1] = ENABLE_REG("RCC_APB1ENR", 0x4002101c, 0, 0x3afec9ff),
        [RCC_BDCR] = BDCR_REG(0x40021020, 0x00018305),
        [PWR_DBP] = PWR_REG("PWR_CR", 0x40007000, 0, 0x000001f3),
        [TAMP_FLAGS] = { .name = "BKP_CSR",
                         .address = 0x40006c34,
                         .writable = CTE | 1u << 2,
                         .held = TEF,
                         .lost_by = ON_DOMAIN_LOSS,
                         .raised = TEF,
                         .raised_by = VCHIP_ON(VCHIP_TAMPER),
                         .rules = { stm32_tamp } },
    },
    .memories = {
        MEMORY_WITH("BKP_DR1", 0x40006c04, 40, HALVES),
        MEMORY_WITH("BKP_DR11", 0x40006c40, 128, HALVES),
    },
    .ranges = {
        { VCHIP_FLASH, 0x08000000, 0x00100000, 0 },
        { VCHIP_RAM, 0x20000000, 0x00018000, 0 },
        STM32_PERIPHERALS,
    },
    .stored = stored,
};
