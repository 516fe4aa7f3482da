// STM32MP13, for a bare program in the secure state: backup SRAM and registers. Linux
// has drivers of its own for them.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32mp_family.h"

#define BACKMEM_ST_MP13_HEADER BACKMEM_ST_CUBE "stm32mp13xx/soc/stm32mp135cxx_ca7.h"

#define BACKMEM_BKPSRAM_BASE  0x54000000u
#define BACKMEM_BKPSRAM_BYTES 8192

#define BACKMEM_TAMP_BKP0R     0x5C00A100u
#define BACKMEM_TAMP_BKP_COUNT 32

#define BACKMEM_RCC_BDCR                    0x50000400u
#define BACKMEM_RCC_BDCR_VSWRST             (1u << 31)
#define BACKMEM_RCC_MP_APB5ENSETR           0x50000740u
#define BACKMEM_RCC_MP_APB5ENSETR_RTCAPBEN  (1u << 8)
#define BACKMEM_RCC_MP_AHB5ENSETR           0x50000778u
#define BACKMEM_RCC_MP_AHB5ENSETR_BKPSRAMEN (1u << 8)

#define BACKMEM_PWR_CR1       0x50001000u
#define BACKMEM_PWR_CR1_DBP   (1u << 8)
#define BACKMEM_PWR_CR2       0x50001008u
#define BACKMEM_PWR_CR2_BREN  (1u << 0)
#define BACKMEM_PWR_CR2_BRRDY (1u << 16)

#define BACKMEM_TAMP_SR        0x5C00A030u
#define BACKMEM_TAMP_SR_TAMPxF 0x1FFF00FFu // TAMP1F to 8F, ITAMP1F to 13F

BACKMEM_PAGE(stm32mp13, "STMicroelectronics",

REGION("BKPSRAM",
    AT(BKPSRAM_BASE, BKPSRAM_BYTES),
        BACKMEM_ST_MP13_HEADER ": BKPSRAM_BASE; 8 KB (" BACKMEM_ST_WIKI
        ", 'BKPSRAM internal memory')",
    UNIT(1, 1, 1, LANES),
        "an SRAM: bytes, halfwords and words, as no source says else (the same "
        "article)",
    VBAT,
        "kept in Standby and on VBAT while BREN is set (" BACKMEM_ST_WIKI "; bits in "
        BACKMEM_ST_MP13_HEADER ")",
    STEPS(REQUIRE(RCC_BDCR, VSWRST),
          UNLOCK(PWR_CR1, DBP),
          SET(RCC_MP_AHB5ENSETR, BKPSRAMEN),
          RETAIN(PWR_CR2, BREN),
          RETAIN_READY(PWR_CR2, BRRDY)),
        "DBP, BKPSRAMEN, BREN, BRRDY, bits in " BACKMEM_ST_MP13_HEADER ". "
        BACKMEM_ST_SRAM_HELD("VSWRST", "HAL text of the MP13"),
    HAZARDS(ZEROIZE, LOCK),
        "ZEROIZE: a tamper event erases it (" BACKMEM_ST_WIKI "). LOCK: ETZPC gives it "
        "to the secure world by default. A program that maps it cacheable has to clean "
        "what it stored: the library does so for Armv7-M alone, so map it as Device "
        "memory",
    RESERVED(ALL(FIRMWARE, "TF-A and OP-TEE, the context of Standby")),
        "all of it, where they are there: " BACKMEM_ST_WIKI,
    NO_CONFLICT, PROVED_BY(HEADER)),

REGISTERS("TAMP_BKP",
    WORDS_AT(TAMP_BKP0R, TAMP_BKP_COUNT),
        BACKMEM_ST_MP13_HEADER ": TAMP_BASE + BKP0R, RTC_BACKUP_NB 32",
    VBAT,
        BACKMEM_ST_MP_SURVIVES,
    STEPS(REQUIRE(RCC_BDCR, VSWRST),
          SET(RCC_MP_APB5ENSETR, RTCAPBEN),
          UNLOCK(PWR_CR1, DBP),
          ASK_BOTH(TAMP_SR, TAMPxF)),
        "VSWRST, RTCAPBEN, DBP, TAMPxF, bits in " BACKMEM_ST_MP13_HEADER ". "
        BACKMEM_ST_HELD("VSWRST", "HAL text of the MP13") ". " BACKMEM_ST_MP_FLAGS,
    HAZARDS(ZEROIZE, LOCK),
        BACKMEM_ST_MP_HAZARDS "TAMP_SECCFGR, fields BKPRWSEC and BKPWSEC "
        BACKMEM_ST_ZONES,
    RESERVED(WORDS(0, 10, BOOTLOADER, "the ROM and the secure world"),
             WORDS(30, 2, BOOTLOADER, "TF-A and U-Boot, boot context and count")),
        "BKP4R, BKP5R: the magic and address of a wake-up; BKP30R, BKP31R: boot "
        "context, "
        "boot count (" BACKMEM_ST_UBOOT "). That BKP0R to BKP9R are the secure world's "
        "is written of the MP15 (" BACKMEM_ST_WIKI ") and taken for this one",
    NO_CONFLICT, PROVED_BY(HEADER)));
