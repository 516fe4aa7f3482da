// The sources of stm32h523_rows.h. A chip says first which HEADER has how many
// SRAM_BYTES, and the PROOF.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32H523_NOTES_H
#define BACKMEM_CHIPS_STM32H523_NOTES_H

#include "stm32h5_notes.h"

static const backmem_sources_t rows[] = {
    {
        .place = HEADER ": BKPSRAM_BASE_NS and _S, BKPSRAM_SIZE " SRAM_BYTES,
        .rule = H5_SRAM_RULE,
        .survives = H5_SRAM_SURVIVES,
        .steps = H5_SRAM_STEPS,
        .hazards = "ECC: through RAMCFG (" HEADER
                   ", RAMCFG_BKPRAM). ZEROIZE: by tamper where TAMP_ERCFGR.ERCFG0 "
                   "selects it (" HEADER "). LOCK: DBP protects the SRAM too (" HAL_PWR
                   "); in TrustZone it may be secure by a watermark in the GTZC",
        .owners = "none known",
        .conflict = "the address: embassy-rs/stm32-data#902 had 0x40024000, where the "
                    "CPU reads 0 and stores vanish; header and silicon have "
                    "0x40036400. Backup domain reset: BREN is cleared; errata of H562, "
                    "H563, H573 add that SRAM2 is erased too",
        .proof = PROOF,
    },
    {
        .place = TAMP_SECURE_PLACE,
        .rule = REGISTERS_RULE,
        .survives = DOMAIN_SURVIVES,
        .steps = H5_REGISTER_STEPS,
        .hazards = ZONED_HAZARDS,
        .owners = HARDWARE_KEY,
        .proof = PROOF,
    },
};

#endif
