// STM32L4 with the backup registers in the RTC: those with an RTCAPBEN bit
// (L43x, L45x, L46x, L49x, L4A, L4R, L4S), and those without (L47x, L48x).
//
//   [RM]  RM0394, RM0432 (with the bit), RM0351 (without), by register name. L496 and
//         L4A6 are RM0351's, and their headers have the bit
//
// SPDX-License-Identifier: MIT
#include "stm32.h"

#define RTCAPBEN (1u << 10) // [RM] RCC_APB1ENR1
#define PWREN    (1u << 28) // [RM] RCC_APB1ENR1
#define DBP_BIT  (1u << 8)  // [RM] PWR_CR1

#define L4_FIELDS                         \
    [PWR_CLOCK] = FIELD(RCC_ENR1, PWREN), \
    DOMAIN_AT(DBP_BIT), [TAMPERED] = FIELD(TAMP_FLAGS, RTC_TAMP1F)

#define L4_REGS                                                         \
    [RCC_BDCR] = BDCR_REG(0x40021090, 0x0301837f),                      \
    [PWR_DBP] = PWR_REG("PWR_CR1", 0x40007000, 0x00000200, 0x00004717), \
    [TAMP_FLAGS] = RTC_ISR_REG(0x4000280c)

#define L4_MEMORY \
    MEMORY("RTC_BKP", 0x40002850, 128, stm32_registers, stm32_words, stm32_cut)

const vchip_chip_t vchip_stm32l4 = {
    .name = "stm32l4",
    .devices = "STM32L431 L432 L433 L442 L443 L451 L452 L462 L496 L4A6 L4R5 L4R7 L4R9 "
               "L4S5 L4S7 L4S9",
    .source = "RM0394, RM0432; ST device headers (hal_stm32, stm32l4xx); sizes: L4R5",
    .limits = "RTC_WPR's write protection is not modelled",
    .cpu = VCHIP_M4,
    .events = STM32_EVENTS,
    .fields = { L4_FIELDS, [RTC_CLOCK] = FIELD(RCC_ENR1, RTCAPBEN) },
    .regs = { L4_REGS, [RCC_ENR1] = GATED_REG("RCC_APB1ENR1", 0x40021058, 0, 0xf6fecdf1,
                                              RTCAPBEN, RTC_CLOCK_RESET) },
    .memories = { L4_MEMORY },
    .options = { ASKS_TAMPER_HELD, ASKS_RTC_CLOCK_RESET("RTCAPBEN") },
    .ranges = {
        { VCHIP_FLASH, 0x08000000, 0x00200000, 0 },
        { VCHIP_RAM, 0x20000000, 0x000a0000, 0 },
        STM32_PERIPHERALS,
    },
};

const vchip_chip_t vchip_stm32l476 = {
    .name = "stm32l476",
    .devices = "STM32L471 L475 L476 L485 L486",
    .source = "RM0351; ST device headers (hal_stm32, stm32l4xx)",
    .limits = "RTC_WPR's write protection is not modelled",
    .cpu = VCHIP_M4,
    .events = STM32_EVENTS,
    .fields = { L4_FIELDS },
    .regs = { L4_REGS,
              [RCC_ENR1] = ENABLE_REG("RCC_APB1ENR1", 0x40021058, 0, 0xf6fec9f1) },
    .memories = { L4_MEMORY },
    .options = { ASKS_TAMPER_HELD },
    .ranges = {
        { VCHIP_FLASH, 0x08000000, 0x00100000, 0 },
        { VCHIP_RAM, 0x20000000, 0x00018000, 0 },
        { VCHIP_RAM, 0x10000000, 0x00008000, 0 },
        STM32_PERIPHERALS,
    },
};
