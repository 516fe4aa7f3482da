// Where the facts of stm32h7rs.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32_notes.h"

#define HAL_PWR   HAL_STM32 "stm32h7rsxx/drivers/src/stm32h7rsxx_hal_pwr.c"
#define HAL_PWREX HAL_STM32 "stm32h7rsxx/drivers/src/stm32h7rsxx_hal_pwr_ex.c"
#define HEADER    HAL_STM32 "stm32h7rsxx/soc/stm32h7s7xx.h"

static const backmem_sources_t rows[] = {
    {
        .place = HEADER ": BKPSRAM_BASE, BKPSRAM_SIZE 4096",
        .rule = "with ECC on, a store narrower than 32 bits waits in a buffer of the "
                "RAM, and a halfword before a reset is 'not really written' (RM0477 "
                "chapter 3, as quoted by users); with ECC off, bytes could be stored",
        .survives = ECC_SRAM_SURVIVES,
        .steps = "DBP, BKPRAMEN, BREN, BRRDY, bits in " HEADER
                 ". BREN is write-protected by DBP",
        .hazards =
            "ECC: option byte ECC_ON_SRAM. " CACHED_SRAM
            ". ZEROIZE: by tamper where TAMP_ERCFGR selects it (vendor SVD texts in "
            "embassy-rs/stm32-data). LOCK: DBP protects the SRAM too (" HAL_PWR ")",
        .owners = "none known",
        .conflict = "ECC is an option byte: here it is taken as on, which costs a load "
                    "for a narrow write and a fill with zeros when BREN is found "
                    "clear. " DBP_SRAM_CONFLICT ": it is set here in any case",
        .proof = BACKMEM_PROOF_MODEL,
    },
    {
        .place = HEADER ": TAMP_BASE + BKP0R, RTC_BKP_NB 32",
        .rule = REGISTERS_RULE,
        .survives = DOMAIN_SURVIVES,
        .steps = "RTCAPBEN, DBP, bits in " HEADER,
        .hazards = REGISTERS_HAZARDS,
        .owners = NO_OWNER,
        .proof = BACKMEM_PROOF_MODEL,
    },
};

STM32_SOURCES(stm32h7rs);
