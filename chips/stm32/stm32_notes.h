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

#endif
