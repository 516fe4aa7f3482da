// STM32L552, L562: 32 backup registers in TAMP, on a core with TrustZone.
//
//   [RM]   RM0438, cited by register name
//   [HAL]  ST's device headers for the STM32L5
//
// SPDX-License-Identifier: MIT
#include "stm32.h"

#define RTCAPBEN (1u << 10)  // [HAL] RCC_APB1ENR1
#define TAMPERS  0x009700ffu // [HAL] TAMP_SR

const vchip_chip_t vchip_stm32l5 = {
    .name = "stm32l5",
    .devices = "STM32L552 L562",
    .source = "RM0438; ST device headers (hal_stm32, stm32l5xx)",
    .limits = "TrustZone: both aliases answer; the zones of TAMP_SMCR and privilege "
              "are not modelled",
    .cpu = VCHIP_M33,
    .events = STM32_EVENTS | VCHIP_ON(VCHIP_ERASE),
    .secure = 0x10000000,
    .fields = {
        [PWR_CLOCK] = FIELD(RCC_ENR1, 1u << 28), // [HAL] RCC_APB1ENR1, PWREN
        [RTC_CLOCK] = FIELD(RCC_ENR1, RTCAPBEN),
        DOMAIN_AT(1u << 8), // [HAL] PWR_CR1, DBP
        [TAMPERED] = FIELD(TAMP_FLAGS, TAMPERS),
    },
    .regs = {
        [RCC_ENR1] = GATED_REG("RCC_APB1ENR1", 0x40021058, 0, 0xf1fecc3f, RTCAPBEN,
                               RTC_CLOCK_RESET),
        [RCC_BDCR] = BDCR_REG(0x40021090, 0x03018bff),
        [PWR_DBP] = PWR_REG("PWR_CR1", 0x40007000, 0x00000400, 0x00004707),
        TAMP_REGS(0x40003400, 0xff8700ff, TAMPERS),
    },
    .memories = {
        MEMORY("TAMP_BKP", 0x40003500, 128, stm32_registers, stm32_words, stm32_device,
               stm32_erasable),
    },
    .options = { ASKS_RTC_CLOCK_RESET("RTCAPBEN") },
    .ranges = {
        { VCHIP_FLASH, 0x08000000, 0x00080000, 0 },
        { VCHIP_RAM, 0x20000000, 0x00040000, 0 },
        STM32_PERIPHERALS,
    },
};
