// Sources that several STM32 share.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32_NOTES_H
#define BACKMEM_CHIPS_STM32_NOTES_H

#include "backmem/notes.h"

// ST's headers and HAL as Zephyr keeps them, at one commit.
#define HAL_STM32 "zephyrproject-rtos/hal_stm32@fe7d2e2bfb stm32cube/"

#define REGISTERS_RULE                                                            \
    "32 bits. An APB transfer has no size: a byte or halfword store repeats its " \
    "datum over the word (RM0394 11.4.5, quoted in ST community thread 'Byte, "   \
    "half-word and word accesses to peripheral registers'); narrow stores from "  \
    "Python have corrupted such registers (micropython/micropython#19084)"

#define REGISTERS_LOSS                                                                 \
    "Without VDD and VBAT the contents go, at no specified voltage: stale data may "   \
    "outlive many seconds (ST community thread 'Why does the Backup Registers not "    \
    "reset even if VDD and VBAT is below 0.6 V'). A backup domain reset, as a change " \
    "of the RTC's clock source makes it, clears them"

#define REGISTERS_HAZARDS                                                              \
    "ZEROIZE: a tamper event erases them by default and holds them while its flag is " \
    "up (vendor SVD texts in embassy-rs/stm32-data@f115ed4f); RDP level 1 to 0 "       \
    "resets them (RM0365, flash chapter). LOCK: while DBP is clear, as after each "    \
    "reset, stores are dropped in silence"

// F0 to F4, L0, L1.
#define CR_FLAGS                                                                       \
    "PWR_CR holds CWUF and CSBF, which clear a flag when written 1 and read 0: a SET " \
    "does not write them, no more than the HAL's own store of DBP does"

#define SHUTDOWN_GAP                                                                \
    "with VBAT alone it is not guaranteed, as nothing watches the supply then (ST " \
    "community thread 'In Shutdown, how is RTC powered')"

// Behind the name of a TrustZone part's register.
#define ZONES                                                                         \
    "can make them secure or write-protected by zones: the first is for secure code " \
    "alone, the second may be read by all"

#define NO_OWNER_ELSE                                                                 \
    "Not counted: words whose number the user chooses, or whose library the program " \
    "calls"

#define NO_OWNER                                                                       \
    "none known. Not counted: words whose number the user chooses (NuttX "             \
    "CONFIG_RTC_MAGIC_REG, dapboot) or whose library is called by the program itself " \
    "(stm32duino's RTC library and ST's RTC examples mark BKP0R or BKP1R)"

#define ARDUPILOT                                                                      \
    "ArduPilot/ardupilot@03285787 "                                                    \
    "libraries/AP_HAL_ChibiOS/hwdef/common/stm32_util.c, set_fast_reboot: boot hold, " \
    "on CAN nodes"

#define ARDUPILOT_BKP0R(board)           \
    "BKP0R: " ARDUPILOT " (hwdef/" board \
    "). Each start of its bootloader writes it. " NO_OWNER_ELSE

// Below, HAL_PWR, HAL_PWREX and HEADER are those of the notes that use it.

#define RTC_SURVIVES                                                   \
    "Standby loses all but the RTC and its backup registers (" HAL_PWR \
    "), and their domain is on VBAT when VDD is off. " REGISTERS_LOSS

#define RTC_SURVIVES_NO_VBAT                                                    \
    "Standby loses all but the RTC and its backup registers (" HAL_PWR          \
    "). The family has no VBAT pin: at power-off they go (ST community thread " \
    "'Backup register of STM32L010F4')"

#define DOMAIN_SURVIVES                                 \
    "Standby loses all but the backup domain (" HAL_PWR \
    "), and their domain is on VBAT when VDD is off. " REGISTERS_LOSS

#define SHUTDOWN_SURVIVES                                           \
    "Standby and Shutdown lose all but the backup domain (" HAL_PWR \
    "). Shutdown keeps it while VDD stays in range: " SHUTDOWN_GAP ". " REGISTERS_LOSS

#define TAMP_SECURE_PLACE                                                              \
    HEADER ": TAMP_BASE_NS and _S + BKP0R, RTC_BKP_NB 32; the secure alias of all is " \
           "0x10000000 higher"

#define ZONED_HAZARDS \
    REGISTERS_HAZARDS ". TAMP_SECCFGR, fields BKPRWSEC and BKPWSEC " ZONES

#define HARDWARE_KEY                                                                   \
    "BKP0R to BKP7R: the boot hardware key, once TAMP_SECCFGR.BHKLOCK is set (" HEADER \
    "; vendor SVD texts in embassy-rs/stm32-data)"

#define CACHED_SRAM                                                                 \
    "CACHEABLE: 0x38800000 is in the write-back region of the default memory map, " \
    "and a reset drops dirty lines (zephyrproject-rtos/zephyr#31702, #94610)"

#define ECC_SRAM_SURVIVES                                       \
    "kept in Standby and on VBAT while BREN is set (" HAL_PWREX \
    "); after power loss it wakes as noise, check bits too"

#define ECC_SRAM_BUFFER                                                              \
    "bytes can be stored, but the ECC word is 32 bits: a narrower store waits in a " \
    "one-word buffer of the RAM, and a reset drops it "

#define ECC_SRAM_FAQ                                                              \
    ECC_SRAM_BUFFER "(ST's FAQ 'STM32 SRAM/Backup SRAM content is not preserved " \
                    "after reset' names the "

#define DBP_SRAM_CONFLICT \
    "DBP: the bit's text names registers only, the HAL says 'and backup SRAM'"

#define BOOT_HOLD "BKP0R: PX4/PX4-Bootloader#16, ArduPilot/ardupilot#9065 (boot hold). "

// Of the chip whose `rows` stand before.
#define STM32_SOURCES(name)                                                           \
    const backmem_chip_sources_t backmem_sources_##name = {                           \
        .chip = &backmem_chip_##name, .vendor = "STMicroelectronics", .regions = rows \
    }

#endif
