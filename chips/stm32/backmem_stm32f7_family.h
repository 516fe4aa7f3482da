// What STM32F7 share, named as in RM0385.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_STM32F7_FAMILY_H
#define BACKMEM_STM32F7_FAMILY_H

#include "backmem_stm32_family.h"

#define BACKMEM_ST_HAL_PWR   BACKMEM_ST_CUBE "stm32f7xx/drivers/src/stm32f7xx_hal_pwr.c"
#define BACKMEM_ST_HAL_PWREX                                                           \
    BACKMEM_ST_CUBE "stm32f7xx/drivers/src/stm32f7xx_hal_pwr_ex.c"

#define BACKMEM_BKPSRAM_BASE  0x40024000u
#define BACKMEM_BKPSRAM_BYTES 4096
#define BACKMEM_RTC_BKP0R     0x40002850u
#define BACKMEM_RTC_BKP_COUNT 32

#define BACKMEM_RCC_AHB1ENR           0x40023830u
#define BACKMEM_RCC_AHB1ENR_BKPSRAMEN (1u << 18)
#define BACKMEM_RCC_APB1ENR           0x40023840u
#define BACKMEM_RCC_APB1ENR_PWREN     (1u << 28)
#define BACKMEM_RCC_BDCR              0x40023870u
#define BACKMEM_RCC_BDCR_BDRST        (1u << 16)

#define BACKMEM_PWR_CR1        0x40007000u
#define BACKMEM_PWR_CR1_DBP    (1u << 8)
#define BACKMEM_PWR_CSR1       0x40007004u
#define BACKMEM_PWR_CSR1_BRR   (1u << 3)
#define BACKMEM_PWR_CSR1_EIWUP (1u << 8)
#define BACKMEM_PWR_CSR1_BRE   (1u << 9)

#define BACKMEM_RTC_ISR        0x4000280Cu
#define BACKMEM_RTC_ISR_TAMPxF (7u << 13) // TAMP1F to TAMP3F

#define BACKMEM_ST_F7_GATES                                                            \
    BACKMEM_ST_HELD("BDRST", BACKMEM_ST_SVD("STM32F767")) ". "                         \
    BACKMEM_ST_FLAGS_MAY_HOLD ". A tamper event erases them unless "                   \
    "RTC_TAMPCR.TAMPxNOERASE is set (" BACKMEM_ST_CUBE                                 \
    "stm32f7xx/drivers/src/stm32f7xx_hal_rtc_ex.c)"

// The backup SRAM.
#define BACKMEM_PAGE_F7_SRAM(header, proof)                                            \
    BACKMEM_MAKE_REGION("BKPSRAM",                                                     \
        BACKMEM_PAGE_AT(BKPSRAM_BASE, BKPSRAM_BYTES),                                  \
            header ": BKPSRAM_BASE, 'Backup SRAM(4 KB)'",                              \
        BACKMEM_PAGE_UNIT(1, 1, 1, LANES),                                             \
            "reached in 32-bit, 16-bit or 8-bit mode (" BACKMEM_ST_HAL_PWREX "). The " \
            "address "                                                                 \
            "is Device memory in the default map: an unaligned load or store faults, " \
            "also with UNALIGN_TRP clear (Arm community thread 'memcpy on cortex-m7 "  \
            "causes unaligned usage fault'); none is made here",                       \
        BACKMEM_PAGE_VBAT,                                                             \
            "kept in Standby and on VBAT while BRE is set ("                           \
            BACKMEM_ST_HAL_PWREX "); after "                                           \
            "power loss it wakes as noise, not as zeros",                              \
        BACKMEM_PAGE_STEPS(REQUIRE(RCC_BDCR, BDRST),                                   \
                           SET(RCC_APB1ENR, PWREN),                                    \
                           UNLOCK(PWR_CR1, DBP),                                       \
                           SET(RCC_AHB1ENR, BKPSRAMEN),                                \
                           TRY_SET(PWR_CSR1, EIWUP),                                   \
                           RETAIN(PWR_CSR1, BRE),                                      \
                           RETAIN_READY(PWR_CSR1, BRR)),                               \
            "BDRST, PWREN, DBP, BKPSRAMEN, EIWUP, BRE, BRR, bits in " header ". BRE "  \
            "is write-protected by DBP (ST community thread 'Writing to STM32F767 "    \
            "battery backed SRAM, why can't I turn on PWR->CSR1 BRE'). EIWUP: with "   \
            "BRE set, nothing inside wakes the chip from Standby unless it is set "    \
            "too, which the HAL does beside BRE (" BACKMEM_ST_HAL_PWREX ", Id 19 of "  \
            "the errata sheet) and MicroPython before Standby "                        \
            "(micropython/micropython@1c3c2011 ports/stm32/powerctrl.c). "             \
            BACKMEM_ST_SRAM_HELD("BDRST", BACKMEM_ST_SVD("STM32F767")),                \
        BACKMEM_PAGE_HAZARDS(CACHEABLE, ZEROIZE, LOCK),                                \
            "CACHEABLE: see the conflict. ZEROIZE: by RDP level 1 to 0, not by "       \
            "tamper (" BACKMEM_ST_HAL_PWREX ", a sentence that many families share; "  \
            "nothing better was found). LOCK: DBP, by a sentence as common ("          \
            BACKMEM_ST_HAL_PWR "). PWR_CSR1 holds UDRDY, write 1 to clear: setting "   \
            "BRE or EIWUP acknowledges it, as the HAL does",                           \
        BACKMEM_PAGE_RESERVED(BYTES(0, 4, TRANSIENT, "Betaflight of 2018")),           \
            "the first word, in place of yours: Betaflight of 2018 (0xCAFEFEED; "      \
            "betaflight/betaflight#5370). " BACKMEM_BY_ALL_OF_BKPSRAM,                 \
        BACKMEM_PAGE_CONFLICT(                                                         \
            "cache: the default memory map has 0x40024000 as Device memory, which no " \
            "cache holds; betaflight/betaflight#5370 reports data that a reset lost, " \
            "and Zephyr's sample cleans the cache. An MPU region can make it "         \
            "cacheable, so lines are cleaned by address when the cache is on. "        \
            "Contents on a backup domain reset: unknown, as the HAL's sentence that "  \
            "they stay also stands for chips without such SRAM"),                      \
        BACKMEM_PAGE_##proof)

#define BACKMEM_PAGE_F7_RESERVED                                  \
    BACKMEM_PAGE_RESERVED(                                        \
        WORDS(0, 1, BOOTLOADER, "PX4 and ArduPilot bootloaders"), \
        WORDS(1, 18, TRANSIENT, BACKMEM_LABEL_FLIGHT),            \
        WORDS(31, 1, FIRMWARE,                                    \
              "MicroPython, MICROPY_HW_CLK_LAST_FREQ"))
#define BACKMEM_ST_F7_OWNERS                                                           \
    "BKP0R: " BACKMEM_BY_PX4("main_f7.c, 0xB007B007") "; " BACKMEM_BY_ARDUPILOT "; "   \
    BACKMEM_BY_MONGOOSE ". BKP31R: micropython/micropython@1c3c2011 "                  \
    "ports/stm32/powerctrl.c and system_stm32.c, FREQ_BKP of STM32F7; no F7 board of " \
    "theirs switches it on. " BACKMEM_ST_RTC_DRIVERS ". In place of yours: "           \
    BACKMEM_BY_FLIGHT

#endif
