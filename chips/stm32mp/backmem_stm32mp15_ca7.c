// STM32MP15, for a bare program of its Cortex-A7 in the secure state: backup SRAM and
// registers. Linux has drivers of its own for them.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32mp15_family.h"

#define BACKMEM_BKPSRAM_BASE  0x54000000u
#define BACKMEM_BKPSRAM_BYTES 4096

#define BACKMEM_RCC_MP_APB5ENSETR           0x50000208u
#define BACKMEM_RCC_MP_APB5ENSETR_RTCAPBEN  (1u << 8)
#define BACKMEM_RCC_MP_AHB5ENSETR           0x50000210u
#define BACKMEM_RCC_MP_AHB5ENSETR_BKPSRAMEN (1u << 8)

#define BACKMEM_PWR_CR2       0x50001008u
#define BACKMEM_PWR_CR2_BREN  (1u << 0)
#define BACKMEM_PWR_CR2_BRRDY (1u << 16)

BACKMEM_PAGE(stm32mp15_ca7, "STMicroelectronics",

REGION("BKPSRAM",
    AT(BKPSRAM_BASE, BKPSRAM_BYTES),
        BACKMEM_ST_MP15_HEADER "ca7.h: BKPSRAM_BASE; 4 KB (" BACKMEM_ST_WIKI
        ", 'BKPSRAM internal memory')",
    UNIT(1, 1, 1, LANES),
        "an SRAM: bytes, halfwords and words, as no source says else (the same "
        "article)",
    VBAT,
        "kept in Standby and on VBAT while BREN is set (" BACKMEM_ST_WIKI "; bits in "
        BACKMEM_ST_MP15_HEADER "ca7.h)",
    STEPS(REQUIRE(RCC_BDCR, VSWRST),
          UNLOCK(PWR_CR1, DBP),
          SET(RCC_MP_AHB5ENSETR, BKPSRAMEN),
          RETAIN(PWR_CR2, BREN),
          RETAIN_READY(PWR_CR2, BRRDY)),
        "DBP, BKPSRAMEN, BREN, BRRDY, bits in " BACKMEM_ST_MP15_HEADER "ca7.h. "
        BACKMEM_ST_SRAM_HELD("VSWRST", "HAL text of the MP1"),
    HAZARDS(ZEROIZE, LOCK),
        "ZEROIZE: a tamper event erases it (" BACKMEM_ST_WIKI "). LOCK: ETZPC gives it "
        "to the secure world by default; where that is taken back others meet a fault. "
        "A program that maps it cacheable has to clean what it stored: the library "
        "does so for Armv7-M alone, so map it as Device memory",
    RESERVED(ALL(FIRMWARE, "TF-A and OP-TEE, the context of Standby")),
        "all of it, where they are there: " BACKMEM_ST_WIKI,
    NO_CONFLICT, PROVED_BY(HEADER)),

MP15_REGISTERS("ca7.h", SET(RCC_MP_APB5ENSETR, RTCAPBEN), BOOTLOADER,
    "a secure program can use the first ten too, unless its boot loader does"));
