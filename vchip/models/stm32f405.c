// STM32F405, F407, F415, F417, F427, F429, F437, F439, F446, F469, F479: backup
// SRAM behind its own regulator, 20 backup registers.
//
//   [RM]   RM0090
//   [HAL]  ST's device headers and HAL texts for the STM32F4
//
// SPDX-License-Identifier: MIT
#include "stm32.h"

#define BRE (1u << 9) // [RM] PWR_CSR
#define BRR (1u << 3) // [RM] PWR_CSR

const vchip_chip_t vchip_stm32f405 = {
    .name = "stm32f405",
    .devices = "STM32F405 F407 F415 F417 F427 F429 F437 F439 F446 F469 F479",
    .source = "RM0090; ST device headers (hal_stm32, stm32f4xx)",
    .limits = "no bit-band aliases; RTC_WPR's write protection is not modelled",
    .cpu = VCHIP_M4,
    .events = STM32_EVENTS,
    .fields = {
        SRAM_CLOCK_AT(RCC_ENR1, 1u << 18, "RCC_AHB1ENR.BKPSRAMEN",
                      "[RM] RCC_AHB1ENR; F405 seen reading all 0 before (ST "
                      "community)"),
        SRAM_DBP_AT(1u << 8, "PWR_CR.DBP", // [RM] PWR_CR
                    "[RM] battery backup domain; F407 seen dropping it (efton, STM32 "
                    "gotchas 27)"),
        [PWR_CLOCK] = FIELD(RCC_ENR2, 1u << 28), // [RM] RCC_APB1ENR, PWREN
        DOMAIN_AT(1u << 8),                      // [RM] PWR_CR, DBP
        [REGULATOR] = FIELD(PWR_BACKUP, BRE),
        [REGULATED] = FIELD(PWR_BACKUP, BRR),
        [TAMPERED] = FIELD(TAMP_FLAGS, RTC_TAMP1F),
    },
    .regs = {
        [RCC_ENR1] = ENABLE_REG("RCC_AHB1ENR", 0x40023830, 0x00100000, 0x7e7411ff),
        [RCC_ENR2] = ENABLE_REG("RCC_APB1ENR", 0x40023840, 0, 0xf6fec9ff),
        [RCC_BDCR] = BDCR_REG(0x40023870, 0x00018305),
        [PWR_DBP] = PWR_REG("PWR_CR", 0x40007000, 0x00004000, 0x000fcff3),
        [PWR_BACKUP] = REGULATOR_REG("PWR_CSR", 0x40007004, 1u << 8, BRE, BRR),
        [TAMP_FLAGS] = RTC_ISR_REG(0x4000280c),
    },
    .memories = {
        MEMORY("BKPSRAM", 0x40024000, 4096, stm32_sram),
        MEMORY("RTC_BKP", 0x40002850, 80, stm32_registers, stm32_words, stm32_cut),
    },
    .options = { ASKS_CLOCK_OFF, ASKS_DBP_SRAM, ASKS_BDRST_HELD },
    .ranges = {
        { VCHIP_FLASH, 0x08000000, 0x00100000, 0 },
        { VCHIP_RAM, 0x20000000, 0x00020000, 0 },
        { VCHIP_RAM, 0x10000000, 0x00010000, 0 },
        STM32_PERIPHERALS,
    },
};
