// STM32H562, H563, H573: 4 KiB of backup SRAM with ECC whose regulator reports in a
// register of its own, 32 backup registers in TAMP, on a core with TrustZone.
//
//   [RM]   RM0481, cited by register name
//   [HAL]  ST's device headers and HAL texts for the STM32H5
//
// SPDX-License-Identifier: MIT
#include "stm32.h"

#define BKPRAMEN (1u << 28)  // [HAL] RCC_AHB1ENR
#define DBP_BIT  (1u << 0)   // [HAL] PWR_DBPCR
#define BREN     (1u << 0)   // [HAL] PWR_BDCR
#define BRRDY    (1u << 16)  // [HAL] PWR_BDSR
#define TAMPERS  0x5dff00ffu // [HAL] TAMP_SR

static const vchip_rule_t held[] = { NEEDS_NO_RESET(0), { 0 } };

const vchip_chip_t vchip_stm32h573 = {
    .name = "stm32h573",
    .devices = "STM32H562 H563 H573",
    .source = "RM0481; ST device headers (hal_stm32, stm32h5xx)",
    .limits = "TrustZone: both aliases answer; zones, privilege and the boot hardware "
              "key are not modelled",
    .cpu = VCHIP_M33,
    .events = STM32_EVENTS | VCHIP_ON(VCHIP_ERASE),
    .secure = 0x10000000,
    .fields = {
        SRAM_CLOCK_AT(RCC_ENR1, BKPRAMEN, "RCC_AHB1ENR.BKPRAMEN", "[RM] RCC_AHB1ENR"),
        [SRAM_DBP] = FIELD(PWR_DBP, DBP_BIT),
        [RTC_CLOCK] = FIELD(RCC_ENR2, 1u << 21), // [HAL] RCC_APB3ENR, RTCAPBEN
        DOMAIN_AT(DBP_BIT),
        [REGULATOR] = FIELD(PWR_BACKUP, BREN),
        [REGULATED] = FIELD(PWR_STATUS, BRRDY),
        [BLOCKED] = FIELD(TAMP_CR2, TAMP_BKBLOCK),
        [TAMPERED] = FIELD(TAMP_FLAGS, TAMPERS),
        [SECRET] = FIELD(TAMP_ERCFGR, ERCFG0),
        [ERASING] = FIELD(RAMCFG_ISR, SRAMBUSY),
        [RAMCFG_CLOCK] = FIELD(RCC_ENR1, 1u << 17), // [HAL] RCC_AHB1ENR, RAMCFGEN
    },
    .regs = {
        [RCC_ENR1] = GATED_REG("RCC_AHB1ENR", 0x44020c88, 0xc0000100, 0xd13ad103,
                               BKPRAMEN, SRAM_CLOCK_RESET),
        [RCC_ENR2] = ENABLE_REG("RCC_APB3ENR", 0x44020ca8, 0, 0x0030f9e2),
        [RCC_BDCR] = BDCR_REG(0x44020cf0, 0x0f0183ff),
        [PWR_BACKUP] = { .name = "PWR_BDCR",
                         .address = 0x44020820,
                         .writable = 0x00000303,
                         .held = ~0u,
                         .lost_by = ON_DOMAIN_LOSS,
                         .rules = { stm32_protected, held } },
        [PWR_STATUS] = { .name = "PWR_BDSR",
                         .address = 0x44020828,
                         .held = ~0u,
                         .lost_by = ON_DOMAIN_LOSS,
                         .follows = BREN,
                         .leader = PWR_BACKUP,
                         .ready = BRRDY },
        [PWR_DBP] = PWR_REG("PWR_DBPCR", 0x44020824, 0, DBP_BIT),
        TAMP_REGS(0x44007c00, 0xffc700ff, TAMPERS),
        TAMP_ERCFGR_REG(0x44007c00),
        RAMCFG_ISR_REG(0x40026108, NULL), // [HAL] RAMCFG_BKPRAM, ISR
    },
    .memories = {
        MEMORY("BKPSRAM", 0x40036400, 4096, stm32_sram, stm32_sram_secret,
               stm32_sram_device, stm32_sram_ecc),
        MEMORY("TAMP_BKP", 0x44007d00, 128, stm32_registers, stm32_words, stm32_device,
               stm32_erasable),
    },
    .options = {
        ASKS_CLOCK_OFF,
        ASKS_BDRST_SRAM,
        ASKS_BDRST_HELD,
        [ECC] = { "ecc", { "on", "off" }, "ECC of BKPSRAM" },
        ASKS_ECC_ERROR,
        ASKS_TAMPER_SRAM("TAMP_ERCFGR"),
        ASKS_SRAM_CLOCK_RESET("bkpramen", "BKPRAMEN"),
    },
    .ranges = {
        { VCHIP_FLASH, 0x08000000, 0x00200000, 0 },
        { VCHIP_RAM, 0x20000000, 0x000a0000, 0 },
        STM32_PERIPHERALS,
    },
};
