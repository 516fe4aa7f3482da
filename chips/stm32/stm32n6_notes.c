// Where the facts of stm32n6.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32_notes.h"

#define HAL_PWR   HAL_STM32 "stm32n6xx/drivers/src/stm32n6xx_hal_pwr.c"
#define HAL_PWREX HAL_STM32 "stm32n6xx/drivers/src/stm32n6xx_hal_pwr_ex.c"
#define HEADER    HAL_STM32 "stm32n6xx/soc/stm32n657xx.h"

static const backmem_sources_t rows[] = {
    {
        .place =
            HEADER ": BKPSRAM_BASE_NS 0x2C000000 and _S 0x3C000000, BKPSRAM_SIZE 8192. "
                   "In the non-secure state the header has no plain BKPSRAM_BASE",
        .rule = ECC_SRAM_FAQ "N6). Words go straight in",
        .survives = "kept in Standby and on VBAT while BKPRBSEN is set (" HAL_PWREX ")",
        .steps = "PWREN, DBP, BKPSRAMEN, BKPRBSEN, bits in " HEADER
                 ". BKPRBSEN is write-protected by DBP (" HAL_PWREX
                 "); there is no ready flag",
        .hazards = "ECC: RAMCFG_BKPSRAM (" HEADER
                   "). CACHEABLE: 0x2C000000, and 0x3C000000 too, is in the write-back "
                   "region of the default memory map, and a reset drops dirty lines "
                   "(zephyrproject-rtos/zephyr#31702, #94610); MicroPython maps it "
                   "uncached (micropython/micropython@1c3c2011 ports/stm32). ZEROIZE: "
                   "by tamper where it is configured so. LOCK: DBP; and the RIF can "
                   "keep code of the other state out, mostly the non-secure one",
        .owners = "none known",
        .conflict = "code of the N6 mostly runs in the secure state, with the secure "
                    "aliases. One report of SRAM that read zero after a restart, on "
                    "one board, is unsolved (ST community thread 'STM32N655 BKPSRAM')",
        .proof = BACKMEM_PROOF_HEADER,
    },
    {
        .place = TAMP_SECURE_PLACE,
        .rule = REGISTERS_RULE,
        .survives = DOMAIN_SURVIVES,
        .steps = "PWREN, RTCAPBEN, DBP, bits in " HEADER,
        .hazards = ZONED_HAZARDS,
        .owners = HARDWARE_KEY
        ". BKP31R: MicroPython's mboot writes it by the secure alias and clears it "
        "when read (micropython/micropython ports/stm32/mboot)",
        .proof = BACKMEM_PROOF_HEADER,
    },
};

STM32_SOURCES(stm32n6);
