// STM32H7R3, H7R7, H7S3, H7S7: 4 KiB of backup SRAM that the data cache may hold, with
// ECC by an option byte, 32 backup registers in TAMP.
//
//   [RM]   RM0477, cited by register name
//   [HAL]  ST's device headers and HAL texts for the STM32H7RS
//
// SPDX-License-Identifier: MIT
#include "stm32.h"

#define RTCAPBEN (1u << 16)  // [HAL] RCC_APB4ENR
#define BREN     (1u << 0)   // [HAL] PWR_CSR1
#define BRRDY    (1u << 16)  // [HAL] PWR_CSR1
#define TAMPERS  0x45ff00ffu // [HAL] TAMP_SR

// On this family loads need DBP too.
static const vchip_rule_t hidden[] = {
    RULE(VCHIP_LOAD, VCHIP_IGNORE, WHEN(FIELD_CLEAR(DBP)),
         "load of a backup register while DBP is clear: it gives 0",
         "zephyr 107019, and 107299, tested there by a second person"),
    { 0 },
};

const vchip_chip_t vchip_stm32h7rs = {
    .name = "stm32h7rs",
    .devices = "STM32H7R3 H7R7 H7S3 H7S7",
    .source = "RM0477; ST device headers (hal_stm32, stm32h7rsxx)",
    .limits = "cache lines as on stm32h743; the program is in external flash; the boot "
              "hardware key, privilege and SBS_MESR are not modelled",
    .cpu = VCHIP_M7,
    .events = STM32_EVENTS | VCHIP_ON(VCHIP_ERASE),
    .fields = {
        SRAM_CLOCK_AT(RCC_ENR1, 1u << 28, // [HAL] RCC_AHB4ENR
                      "RCC_AHB4ENR.BKPRAMEN", "[RM] RCC_AHB4ENR"),
        SRAM_DBP_AT(1u << 8, "PWR_CR1.DBP", // [HAL] PWR_CR1
                    "[HAL] 'and backup SRAM'; the bit's own text in [RM] does not "
                    "list it"),
        [RTC_CLOCK] = FIELD(RCC_ENR2, RTCAPBEN),
        DOMAIN_AT(1u << 8), // [HAL] PWR_CR1, DBP
        [REGULATOR] = FIELD(PWR_BACKUP, BREN),
        [REGULATED] = FIELD(PWR_BACKUP, BRRDY),
        [BLOCKED] = FIELD(TAMP_CR2, TAMP_BKBLOCK),
        [TAMPERED] = FIELD(TAMP_FLAGS, TAMPERS),
        [SECRET] = FIELD(TAMP_ERCFGR, ERCFG0),
    },
    .regs = {
        [RCC_ENR1] = ENABLE_REG("RCC_AHB4ENR", 0x58024540, 0, 0x1008f0ff),
        [RCC_ENR2] = GATED_REG("RCC_APB4ENR", 0x58024554, 0, 0x04019e2a, RTCAPBEN,
                               RTC_CLOCK_RESET),
        [RCC_BDCR] = BDCR_REG(0x58024470, 0x000193ff),
        [PWR_DBP] = PWR_REG("PWR_CR1", 0x58024800, 0, 0x0000ebf1),
        [PWR_BACKUP] = REGULATOR_REG("PWR_CSR1", 0x58024808, 1u << 4, BREN, BRRDY),
        TAMP_REGS(0x58004400, 0xffc700ff, TAMPERS),
        TAMP_ERCFGR_REG(0x58004400),
    },
    .memories = {
        MEMORY_WITH("BKPSRAM", 0x38800000, 4096, .cacheable = true,
                    .rules = { stm32_sram, stm32_sram_secret, stm32_sram_ecc }),
        MEMORY("TAMP_BKP", 0x58004500, 128, hidden, stm32_registers, stm32_words,
               stm32_device, stm32_erasable),
    },
    .options = {
        ASKS_CLOCK_OFF,
        ASKS_DBP_SRAM,
        ASKS_BDRST_SRAM,
        ASKS_BDRST_HELD,
        [ECC] = { "ecc", { "on", "off" }, "the ECC_ON_SRAM option byte" },
        ASKS_ECC_ERROR,
        ASKS_TAMPER_SRAM("TAMP_RPCFGR"),
        ASKS_RTC_CLOCK_RESET("RTCAPBEN"),
    },
    .ranges = {
        { VCHIP_FLASH, 0x70000000, 0x01000000, 0 },
        { VCHIP_FLASH, 0x08000000, 0x00010000, 0 },
        { VCHIP_RAM, 0x20000000, 0x00010000, 0 },
        { VCHIP_RAM, 0x24000000, 0x00072000, 0 },
        { VCHIP_RAM, 0x00000000, 0x00010000, 0 },
        { VCHIP_PERIPHERALS, 0x38800000, 0x00001000, 0 },
        STM32_PERIPHERALS,
    },
};
