// Where the facts of stm32h503.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32h5_notes.h"

#define HEADER HAL_STM32 "stm32h5xx/soc/stm32h503xx.h"

static const backmem_sources_t rows[] = {
    {
        .place = HEADER ": BKPSRAM_BASE_NS, BKPSRAM_SIZE 2048",
        .rule = H5_SRAM_RULE,
        .survives = H5_SRAM_SURVIVES,
        .steps = H5_SRAM_STEPS,
        .hazards =
            "ECC: through RAMCFG (" HEADER ", RAMCFG_BKPRAM). ZEROIZE: by tamper where "
            "TAMP_ERCFGR.ERCFG0 selects it (" HEADER
            "). LOCK: DBP protects the SRAM too (" HAL_PWR ")",
        .owners = "none known",
        .conflict =
            "the address: embassy-rs/stm32-data#902 had 0x40024000 for STM32H5, where "
            "the CPU reads 0 and stores vanish; header and silicon have 0x40036400",
        .proof = BACKMEM_PROOF_HEADER,
    },
    {
        .place = HEADER ": TAMP_BASE_NS + BKP0R, RTC_BKP_NB 32",
        .rule = REGISTERS_RULE,
        .survives = DOMAIN_SURVIVES,
        .steps = H5_REGISTER_STEPS,
        .hazards = REGISTERS_HAZARDS,
        .owners = NO_OWNER,
        .proof = BACKMEM_PROOF_HEADER,
    },
};

STM32_SOURCES(stm32h503);
