// What both cores of STM32MP15 share: the registers. Each has a clock gate of its own.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_STM32MP15_FAMILY_H
#define BACKMEM_STM32MP15_FAMILY_H

#include "backmem_stm32mp_family.h"

#define BACKMEM_ST_MP15_HEADER BACKMEM_ST_CUBE "stm32mp1xx/soc/stm32mp157cxx_"

#define BACKMEM_TAMP_BKP0R     0x5C00A100u
#define BACKMEM_TAMP_BKP_COUNT 32

#define BACKMEM_RCC_BDCR        0x50000140u
#define BACKMEM_RCC_BDCR_VSWRST (1u << 31)

#define BACKMEM_PWR_CR1     0x50001000u
#define BACKMEM_PWR_CR1_DBP (1u << 8)

#define BACKMEM_TAMP_SR        0x5C00A030u
#define BACKMEM_TAMP_SR_TAMPxF 0x009F0007u // TAMP1F to 3F, ITAMP1F to 5F, 8F

// The first ten registers, and when they are owned.
#define BACKMEM_PAGE_ALWAYS_TEN \
    BACKMEM_PAGE_WORDS(0, 10, ALWAYS, "the ROM and the secure world")
#define BACKMEM_PAGE_BOOTLOADER_TEN \
    BACKMEM_PAGE_WORDS(0, 10, BOOTLOADER, "the ROM and the secure world")

// `core` is "cm4.h" or "ca7.h", `gate` the step of its clock.
#define BACKMEM_PAGE_MP15_REGISTERS(core, gate, first, others)                         \
    BACKMEM_STM32_REGISTERS("TAMP_BKP",                                                \
        BACKMEM_PAGE_WORDS_AT(TAMP_BKP0R, TAMP_BKP_COUNT),                             \
            BACKMEM_ST_MP15_HEADER core ": TAMP_BASE + BKP0R, RTC_BACKUP_NB 32",       \
        BACKMEM_PAGE_VBAT,                                                             \
            BACKMEM_ST_MP_SURVIVES,                                                    \
        (1, BACKMEM_PAGE_REQUIRE(RCC_BDCR, VSWRST),                                    \
            BACKMEM_PAGE_##gate,                                                       \
            BACKMEM_PAGE_UNLOCK(PWR_CR1, DBP),                                         \
            BACKMEM_PAGE_ASK_BOTH(TAMP_SR, TAMPxF)),                                   \
            "VSWRST, RTCAPBEN, DBP, TAMPxF, bits in " BACKMEM_ST_MP15_HEADER core      \
            ". " BACKMEM_ST_HELD("VSWRST", "HAL text of the MP1") ". "                 \
            BACKMEM_ST_MP_FLAGS,                                                       \
        BACKMEM_PAGE_HAZARDS(ZEROIZE, LOCK),                                           \
            BACKMEM_ST_MP_HAZARDS "TAMP_SMCR, fields BKPRWDPROT and BKPWDPROT "        \
            BACKMEM_ST_ZONES "; the ROM makes the first ten secure (" BACKMEM_ST_WIKI  \
            ")",                                                                       \
        BACKMEM_PAGE_RESERVED(                                                         \
            first##_TEN,                                                               \
            WORDS(10, 1, BOOTLOADER, "TF-A, firmware update"),                         \
            WORDS(17, 2, FIRMWARE, "Linux and U-Boot, state of the Cortex-M4"),        \
            WORDS(20, 2, BOOTLOADER, "TF-A and U-Boot, boot context and count")),      \
            "BKP0R to BKP9R: secure by the ROM; BKP4R and BKP5R wake the second "      \
            "Cortex-A7. BKP17R and BKP18R: the resource table and state of the "       \
            "Cortex-M4. BKP20R, BKP21R: boot context, boot count (" BACKMEM_ST_UBOOT   \
            "). BKP10R: FWU, of newer TF-A",                                           \
        BACKMEM_PAGE_CONFLICT(others), BACKMEM_PROOF_HEADER)

#endif
