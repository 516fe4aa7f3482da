// STM32F765, F767, F769, F777, F779: as the STM32F405, but 32 backup registers, whose
// clock can be switched, and a core that faults on unaligned accesses to Device memory.
//
//   [RM]   RM0410, cited by register name
//   [HAL]  ST's device headers for the STM32F7
//
// SPDX-License-Identifier: MIT
#include "stm32.h"

#define RTCEN (1u << 10) // [HAL] RCC_APB1ENR, of the registers' bus
#define BRE   (1u << 9)  // [RM] PWR_CSR1
#define BRR   (1u << 3)  // [RM] PWR_CSR1
#define EIWUP (1u << 8)  // [RM] PWR_CSR1

static const vchip_rule_t asleep_for_good[] = {
    RULE(
        VCHIP_ON(VCHIP_DEEP_SLEEP), VCHIP_REPORT,
        WHEN(FIELD_SET(REGULATOR), FIELD_CLEAR(WAKE)),
        "Standby while PWR_CSR1.BRE is set and EIWUP is clear: nothing inside wakes it",
        "[HAL] HAL_PWREx_EnableBkUpReg: Id 19 of the errata sheet, no Standby wake-up "
        "when the backup SRAM is enabled; it sets EIWUP beside BRE"),
    { 0 },
};

const vchip_chip_t vchip_stm32f767 = {
    .name = "stm32f767",
    .devices = "STM32F722 F723 F730 F732 F733 F765 F767 F769 F777 F779",
    .source = "RM0410; ST device headers (hal_stm32, stm32f7xx)",
    .limits = "BKPSRAM is Device memory by the default map, so it is not cached here; "
              "RTC_WPR's write protection is not modelled",
    .cpu = VCHIP_M7,
    .events = STM32_EVENTS,
    .fields = {
        SRAM_CLOCK_AT(RCC_ENR1, 1u << 18, "RCC_AHB1ENR.BKPSRAMEN", "[RM] RCC_AHB1ENR"),
        SRAM_DBP_AT(1u << 8, "PWR_CR1.DBP", // [RM] PWR_CR1
                    "[RM] battery backup domain; F407 seen dropping it (efton, STM32 "
                    "gotchas 27)"),
        [PWR_CLOCK] = FIELD(RCC_ENR2, 1u << 28), // [RM] RCC_APB1ENR, PWREN
        [RTC_CLOCK] = FIELD_WORDED(RCC_ENR2, RTCEN,
                                  "backup register while RCC_APB1ENR.RTCEN is clear",
                                  "[HAL] RCC_APB1ENR_RTCEN of stm32f767xx.h; the F746 "
                                  "has no such bit"),
        DOMAIN_AT(1u << 8), // [RM] PWR_CR1, DBP
        // ST community, STM32F767 battery backed SRAM: BRE stays clear without DBP
        [REGULATOR] = FIELD(PWR_BACKUP, BRE),
        [REGULATED] = FIELD(PWR_BACKUP, BRR),
        [WAKE] = FIELD(PWR_BACKUP, EIWUP),
        [TAMPERED] = FIELD(TAMP_FLAGS, RTC_TAMP1F),
    },
    .regs = {
        [RCC_ENR1] = ENABLE_REG("RCC_AHB1ENR", 0x40023830, 0x00100000, 0x7ef417ff),
        [RCC_ENR2] = GATED_REG("RCC_APB1ENR", 0x40023840, 0, 0xffffefff, RTCEN,
                               RTC_CLOCK_RESET),
        [RCC_BDCR] = BDCR_REG(0x40023870, 0x0001831f),
        [PWR_DBP] = PWR_REG("PWR_CR1", 0x40007000, 0x0000c000, 0x000feff3),
        [PWR_BACKUP] = REGULATOR_REG("PWR_CSR1", 0x40007004, EIWUP, BRE, BRR),
        [TAMP_FLAGS] = RTC_ISR_REG(0x4000280c),
    },
    .memories = {
        MEMORY("BKPSRAM", 0x40024000, 4096, asleep_for_good, stm32_sram,
               stm32_sram_device),
        MEMORY("RTC_BKP", 0x40002850, 128, stm32_registers, stm32_words, stm32_device),
    },
    .options = { ASKS_CLOCK_OFF, ASKS_DBP_SRAM, ASKS_BDRST_SRAM, ASKS_BDRST_HELD,
                 ASKS_TAMPER_HELD, ASKS_RTC_CLOCK_RESET("RTCEN") },
    .ranges = {
        { VCHIP_FLASH, 0x08000000, 0x00200000, 0 },
        { VCHIP_RAM, 0x20000000, 0x00080000, 0 },
        { VCHIP_RAM, 0x00000000, 0x00004000, 0 },
        STM32_PERIPHERALS,
    },
};
