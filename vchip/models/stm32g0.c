// STM32G030 to G0C1: five backup registers in TAMP, no backup SRAM.
//
//   [RM]  RM0444, cited by register name
//
// SPDX-License-Identifier: MIT
#include "stm32.h"

#define RTCAPBEN (1u << 10)  // [RM] RCC_APBENR1
#define TAMPERS  0x003f0007u // [RM] TAMP_SR: TAMP1F to TAMP3F, ITAMPxF

const vchip_chip_t vchip_stm32g0 = {
    .name = "stm32g0",
    .devices = "STM32G030 G031 G041 G050 G051 G061 G070 G071 G081 G0B0 G0B1 G0C1",
    .source = "RM0444; ST device headers (hal_stm32, stm32g0xx); flash and RAM: G0B1",
    .cpu = VCHIP_M0PLUS,
    .events = STM32_EVENTS,
    .fields = {
        [PWR_CLOCK] = FIELD(RCC_ENR1, 1u << 28), // [RM] RCC_APBENR1, PWREN
        [RTC_CLOCK] = FIELD(RCC_ENR1, RTCAPBEN),
        DOMAIN_AT(1u << 8), // [RM] PWR_CR1, DBP
        [TAMPERED] = FIELD(TAMP_FLAGS, TAMPERS),
    },
    .regs = {
        [RCC_ENR1] = GATED_REG("RCC_APBENR1", 0x4002103c, 0, 0xfffffff7, RTCAPBEN,
                               RTC_CLOCK_RESET),
        [RCC_BDCR] = BDCR_REG(0x4002105c, 0x0301837d),
        [PWR_DBP] = PWR_REG("PWR_CR1", 0x40007000, 0x00000208, 0x0000473f),
        TAMP_REGS(0x4000b000, 0x07070007, TAMPERS),
    },
    .memories = { MEMORY("TAMP_BKP", 0x4000b100, 20, stm32_registers, stm32_words) },
    .options = { ASKS_RTC_CLOCK_RESET("RTCAPBEN") },
    .ranges = {
        { VCHIP_FLASH, 0x08000000, 0x00080000, 0 },
        { VCHIP_RAM, 0x20000000, 0x00024000, 0 },
        STM32_PERIPHERALS,
    },
};
