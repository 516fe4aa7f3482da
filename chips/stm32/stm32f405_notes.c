// Where the facts of stm32f405.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32f4_notes.h"

#define HAL_PWREX HAL_STM32 "stm32f4xx/drivers/src/stm32f4xx_hal_pwr_ex.c"
#define HEADER    HAL_STM32 "stm32f4xx/soc/stm32f407xx.h"

static const backmem_sources_t rows[] = {
    {
        .place = HEADER
        ": BKPSRAM_BASE, 'Backup SRAM(4 KB)'; all numbers are those of " HAL_STM32
        "stm32f2xx/soc/stm32f207xx.h too",
        .rule = "reached in 32-bit, 16-bit or 8-bit mode (" HAL_PWREX ")",
        .survives = "kept in Standby and on VBAT while BRE is set (" HAL_PWREX
                    "); after power loss it wakes as noise, not as zeros "
                    "(zephyrproject-rtos/zephyr#65404, #66234)",
        .steps = "PWREN, DBP, BKPSRAMEN, BRE, BRR in this order ('STM32 gotchas' 27, "
                 "efton.sk: an access before DBP works fails in silence; the DBP bit "
                 "takes time, so it is read back). BRE is write-protected by DBP too "
                 "(ST community thread 'Writing to STM32F767 battery backed SRAM, "
                 "why can't I turn on PWR->CSR1 BRE'). Bits: " HEADER,
        .hazards = "ZEROIZE: not by tamper, but by RDP level 1 to 0 (" HAL_PWREX
                   "). LOCK: DBP protects the SRAM too (" HAL_PWR
                   "). PWR_CSR holds UDRDY, write 1 to clear, on F42x to F47x: "
                   "setting BRE acknowledges it, once in the life of a battery, as "
                   "the HAL does",
        .owners = "none known",
        .conflict = "F401, F411, F410, F412, F413, F423 have BRE but no backup SRAM; "
                    "older headers still define BKPSRAM_BASE for F401 and F411 "
                    "(micropython/stm32lib@7fa9074). Only parts with "
                    "RCC_AHB1ENR_BKPSRAMEN are listed here. HAL text: 'accessible "
                    "only from the CPU', so no DMA",
        .proof = BACKMEM_PROOF_MODEL,
    },
    {
        .place = HEADER ": RTC_BASE + BKP0R, RTC_BKP_NUMBER 20",
        .rule = REGISTERS_RULE,
        .survives = "kept over system resets and Standby (" HAL_PWR
                    "), and on VBAT. " REGISTERS_LOSS,
        .steps = "PWREN, DBP, bits in " HEADER
                 ". No RTC clock is needed (ST community thread 'Can I use backup "
                 "registers when RTC is disabled?'). " CR_FLAGS,
        .hazards = REGISTERS_HAZARDS,
        .owners = F4_OWNERS
        "; pyboards and other F405 boards. Other whole firmwares (Betaflight, EdgeTX) "
        "take words from BKP0R up, but do not run beside yours",
        .proof = BACKMEM_PROOF_MODEL,
    },
};

STM32_SOURCES(stm32f405);
