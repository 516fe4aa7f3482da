// What the rows of the STM32F7 share.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32F7_NOTES_H
#define BACKMEM_CHIPS_STM32F7_NOTES_H

#include "stm32_notes.h"

#define HAL_PWR   HAL_STM32 "stm32f7xx/drivers/src/stm32f7xx_hal_pwr.c"
#define HAL_PWREX HAL_STM32 "stm32f7xx/drivers/src/stm32f7xx_hal_pwr_ex.c"

#define F7_SRAM(proved)                                                                \
    {                                                                                  \
        .place = HEADER ": BKPSRAM_BASE, 'Backup SRAM(4 KB)'",                         \
        .rule =                                                                        \
            "reached in 32-bit, 16-bit or 8-bit mode (" HAL_PWREX                      \
            "). The address is Device memory in the default map: an unaligned load "   \
            "or store faults, also with UNALIGN_TRP clear (Arm community thread "      \
            "'memcpy on cortex-m7 causes unaligned usage fault'); none is made here",  \
        .survives = "kept in Standby and on VBAT while BRE is set (" HAL_PWREX         \
                    "); after power loss it wakes as noise, not as zeros",             \
        .steps = "PWREN, DBP, BKPSRAMEN, BRE, BRR, bits in " HEADER                    \
                 ". BRE is write-protected by DBP (ST community thread 'Writing to "   \
                 "STM32F767 battery backed SRAM, why can't I turn on PWR->CSR1 BRE')", \
        .hazards =                                                                     \
            "CACHEABLE: see the conflict. ZEROIZE: not by tamper, but by RDP level 1 " \
            "to 0 (" HAL_PWREX "). LOCK: DBP protects the SRAM too (" HAL_PWR          \
            "). PWR_CSR1 holds UDRDY, write 1 to clear: setting BRE acknowledges it, " \
            "once in the life of a battery, as the HAL does",                          \
        .owners = "none known",                                                        \
        .conflict =                                                                    \
            "cache: the default memory map has 0x40024000 as Device memory, which no " \
            "cache holds; betaflight/betaflight#5370 reports data that a reset lost, " \
            "and Zephyr's sample cleans the cache. An MPU region can make it "         \
            "cacheable, so lines are cleaned by address when the cache is on",         \
        .proof = (proved),                                                             \
    }

#define F7_OWNERS                                                                     \
    BOOT_HOLD "BKP31R: micropython/micropython@1c3c2011 ports/stm32/powerctrl.c and " \
              "system_stm32.c, FREQ_BKP of STM32F7"

#endif
