// STM32H742, H743, H745, H747, H750, H753, H755, H757 (the Cortex-M7): backup
// SRAM with ECC that the data cache may hold, 32 backup registers.
//
//   [RM]   RM0433
//   [HAL]  ST's device headers and HAL texts for the STM32H7
//
// SPDX-License-Identifier: MIT
#include "stm32.h"

#define RTCAPBEN (1u << 16) // [RM] RCC_APB4ENR
#define BREN     (1u << 0)  // [RM] PWR_CR2
#define BRRDY    (1u << 16) // [RM] PWR_CR2

// A tamper event that nothing keeps away. What an access sees while its flag is up the
// manual says in three ways.
static const vchip_rule_t sram[] = {
    RULE(VCHIP_ACCESS, VCHIP_FAULT, WHEN(FIELD_ANY(TAMPERED), OPTION(TAMPER_ACCESS, 1)),
         "BKPSRAM while a tamper flag is up",
         "ST community, Tamper Detection on STM32H753: an imprecise bus fault"),
    RULE(VCHIP_ACCESS, VCHIP_IGNORE,
         WHEN(FIELD_ANY(TAMPERED), OPTION(TAMPER_ACCESS, 0)),
         "BKPSRAM while a tamper flag is up",
         "RM0399 rev 4 7.4.4: read protected after the event; 49.3.15: erased"),
    EFFECT(VCHIP_ON(VCHIP_TAMPER), VCHIP_ZERO, ALWAYS,
           "ST community, Tamper Detection on STM32H753: erased with the registers"),
    { 0 },
};

const vchip_chip_t vchip_stm32h743 = {
    .name = "stm32h743",
    .devices = "STM32H742 H743 H745 H747 H750 H753 H755 H757",
    .source = "RM0433; ST device headers (hal_stm32, stm32h7xx)",
    .limits = "cache lines are never evicted, and rules are asked at the access, not "
              "when a line is cleaned; that a dummy write of zero ends the read "
              "protection after a tamper event is not modelled; RTC_WPR's write "
              "protection neither",
    .cpu = VCHIP_M7,
    .events = STM32_EVENTS,
    .fields = {
        SRAM_CLOCK_AT(RCC_ENR1, 1u << 28, "RCC_AHB4ENR.BKPRAMEN",
                      "[RM] RCC_AHB4ENR; reset value 0"),
        SRAM_DBP_AT(1u << 8, "PWR_CR1.DBP", // [RM] PWR_CR1
                    "[HAL] 'and backup SRAM'; the bit's own text in [RM] does not "
                    "list it"),
        [RTC_CLOCK] = FIELD(RCC_ENR2, RTCAPBEN),
        DOMAIN_AT(1u << 8), // [RM] PWR_CR1, DBP
        [REGULATOR] = FIELD(PWR_BACKUP, BREN),
        [REGULATED] = FIELD(PWR_BACKUP, BRRDY),
        [TAMPERED] = FIELD(TAMP_FLAGS, RTC_TAMP1F),
    },
    .regs = {
        [RCC_ENR1] = ENABLE_REG("RCC_AHB4ENR", 0x580244e0, 0, 0x132807ff),
        [RCC_ENR2] = GATED_REG("RCC_APB4ENR", 0x580244f4, 0, 0x0021deaa, RTCAPBEN,
                               RTC_CLOCK_RESET),
        [RCC_BDCR] = BDCR_REG(0x58024470, 0x0001837d),
        [PWR_DBP] = PWR_REG("PWR_CR1", 0x58024800, 0xf000c000, 0x0007c3f1),
        [PWR_BACKUP] = REGULATOR_REG("PWR_CR2", 0x58024808, 1u << 4, BREN, BRRDY),
        [TAMP_FLAGS] = RTC_ISR_REG(0x5800400c),
    },
    .memories = {
        MEMORY_WITH("BKPSRAM", 0x38800000, 4096, .cacheable = true,
                    .rules = { stm32_sram, sram, stm32_sram_ecc }),
        MEMORY("RTC_BKP", 0x58004050, 128, stm32_registers, stm32_words, stm32_device),
    },
    .options = {
        ASKS_CLOCK_OFF,
        ASKS_DBP_SRAM,
        ASKS_BDRST_HELD,
        ASKS_ECC_ERROR,
        [TAMPER_ACCESS] = { "tamper-access",
                            { "blocked", "fault", "open" },
                            "BKPSRAM while a tamper flag is up" },
        ASKS_RTC_CLOCK_RESET("RTCAPBEN"),
    },
    .ranges = {
        { VCHIP_FLASH, 0x08000000, 0x00200000, 0 },
        { VCHIP_RAM, 0x20000000, 0x00020000, 0 },
        { VCHIP_RAM, 0x24000000, 0x00080000, 0 },
        { VCHIP_RAM, 0x00000000, 0x00010000, 0 },
        { VCHIP_RAM, 0x30000000, 0x00048000, 0 },
        { VCHIP_RAM, 0x38000000, 0x00010000, 0 },
        { VCHIP_PERIPHERALS, 0x38800000, 0x00001000, 0 },
        STM32_PERIPHERALS,
    },
};
