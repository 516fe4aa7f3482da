// Where the facts of stm32f767.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32_notes.h"

#define HAL_PWR   HAL_STM32 "stm32f7xx/drivers/src/stm32f7xx_hal_pwr.c"
#define HAL_PWREX HAL_STM32 "stm32f7xx/drivers/src/stm32f7xx_hal_pwr_ex.c"
#define HEADER    HAL_STM32 "stm32f7xx/soc/stm32f767xx.h"

static const backmem_sources_t rows[] = {
    {
        .place = HEADER ": BKPSRAM_BASE, 'Backup SRAM(4 KB)'",
        .rule =
            "reached in 32-bit, 16-bit or 8-bit mode (" HAL_PWREX
            "). The address is Device memory in the default map: an unaligned load or "
            "store faults, also with UNALIGN_TRP clear (Arm community thread 'memcpy "
            "on cortex-m7 causes unaligned usage fault'); none is made here",
        .survives = "kept in Standby and on VBAT while BRE is set (" HAL_PWREX
                    "); after power loss it wakes as noise, not as zeros",
        .steps = "PWREN, DBP, BKPSRAMEN, BRE, BRR, bits in " HEADER
                 ". BRE is write-protected by DBP (ST community thread 'Writing to "
                 "STM32F767 battery backed SRAM, why can't I turn on PWR->CSR1 BRE')",
        .hazards =
            "CACHEABLE: see the conflict. ZEROIZE: not by tamper, but by RDP level 1 "
            "to 0 (" HAL_PWREX "). LOCK: DBP protects the SRAM too (" HAL_PWR
            "). PWR_CSR1 holds UDRDY, write 1 to clear: setting BRE acknowledges it, "
            "once in the life of a battery, as the HAL does",
        .owners = "none known",
        .conflict =
            "cache: the default memory map has 0x40024000 as Device memory, which no "
            "cache holds; betaflight/betaflight#5370 reports data that a reset lost, "
            "and Zephyr's sample cleans the cache. An MPU region can make it "
            "cacheable, so lines are cleaned by address when the cache is on",
        .proof = BACKMEM_PROOF_MODEL,
    },
    {
        .place = HEADER ": RTC_BASE + BKP0R, RTC_BKP_NUMBER 32",
        .rule = REGISTERS_RULE,
        .survives = "Standby loses all but the RTC and its backup registers (" HAL_PWR
                    "), and their domain is on VBAT when VDD is off. " REGISTERS_LOSS,
        .steps = "PWREN, RTCEN, DBP, bits in " HEADER
                 ": RCC_APB1ENR_RTCEN is the RTC's bus, not its clock, which "
                 "RCC_BDCR_RTCEN switches. RTCEN is 0 after reset (vendor SVD of "
                 "STM32F767 in modm-io/cmsis-svd-stm32)",
        .hazards = REGISTERS_HAZARDS,
        .owners = "BKP0R: PX4/PX4-Bootloader#16, ArduPilot/ardupilot#9065 (boot hold). "
                  "BKP31R: micropython/micropython@1c3c2011 ports/stm32/powerctrl.c "
                  "and system_stm32.c, FREQ_BKP of STM32F7",
        .proof = BACKMEM_PROOF_MODEL,
    },
};

const backmem_chip_sources_t backmem_sources_stm32f767 = {
    .chip = &backmem_chip_stm32f767,
    .vendor = "STMicroelectronics",
    .rows = rows,
};
