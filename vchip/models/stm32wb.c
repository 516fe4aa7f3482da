// STM32WB: 20 backup registers in the RTC; the power block needs no clock.
//
//   [RM]   RM0434, cited by register name
//   [HAL]  ST's device headers for the STM32WB
//
// SPDX-License-Identifier: MIT
#include "stm32.h"

#define RTCAPBEN (1u << 10) // [HAL] RCC_APB1ENR1

const vchip_chip_t vchip_stm32wb = {
    .name = "stm32wb",
    .devices = "STM32WB10 WB15 WB1M WB30 WB35 WB50 WB55 WB5M (the Cortex-M4)",
    .source = "RM0434; ST device headers (hal_stm32, stm32wbxx); sizes: WB55",
    .limits = "the radio's core, which shares the registers, does not run; RTC_WPR's "
              "write protection is not modelled",
    .cpu = VCHIP_M4,
    .events = STM32_EVENTS,
    .fields = {
        [RTC_CLOCK] = FIELD(RCC_ENR1, RTCAPBEN),
        DOMAIN_AT(1u << 8), // [HAL] PWR_CR1, DBP
        [TAMPERED] = FIELD(TAMP_FLAGS, RTC_TAMP1F),
    },
    .regs = {
        [RCC_ENR1] = GATED_REG("RCC_APB1ENR1", 0x58000058, 0, 0x85a04e01, RTCAPBEN,
                               RTC_CLOCK_RESET),
        [RCC_BDCR] = BDCR_REG(0x58000090, 0x0301837f),
        [PWR_DBP] = PWR_REG("PWR_CR1", 0x58000400, 0x00000200, 0x00004737),
        [TAMP_FLAGS] = RTC_ISR_REG(0x4000280c),
    },
    .memories = {
        MEMORY("RTC_BKP", 0x40002850, 80, stm32_registers, stm32_words, stm32_cut),
    },
    .options = { ASKS_TAMPER_HELD, ASKS_RTC_CLOCK_RESET("RTCAPBEN") },
    .ranges = {
        { VCHIP_FLASH, 0x08000000, 0x00100000, 0 },
        { VCHIP_RAM, 0x20000000, 0x00030000, 0 },
        STM32_PERIPHERALS,
    },
};
