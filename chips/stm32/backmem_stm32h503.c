// STM32H503: 2 KB of backup SRAM, no TrustZone.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32h5_family.h"

#define BACKMEM_ST_HEADER BACKMEM_ST_CUBE "stm32h5xx/soc/stm32h503xx.h"

#define BACKMEM_BKPSRAM_BYTES  2048        // RM0492
#define BACKMEM_TAMP_SR_TAMPxF 0x5DFF0003u // TAMP1F, TAMP2F; ITAMPxF but 10 and 14

BACKMEM_PAGE(stm32h503, "STMicroelectronics",

H5_SRAM(BACKMEM_ST_HEADER,
    AT(BKPSRAM_BASE, BKPSRAM_BYTES),
        "BKPSRAM_BASE_NS, BKPSRAM_SIZE 2048",
    ". What an access sees then: no source",
    "",
    CONFLICT("the address: embassy-rs/stm32-data#902 had 0x40024000 for STM32H5, where "
             "the CPU reads 0 and stores vanish; header and silicon have 0x40036400. "
             "Contents on a backup domain reset: unknown"),
    PROVED_BY(HEADER)),

H5_REGISTERS(BACKMEM_ST_HEADER,
    WORDS_AT(TAMP_BKP0R, TAMP_BKP_COUNT),
        BACKMEM_ST_HEADER ": TAMP_BASE_NS + BKP0R, RTC_BKP_NB 32",
    BACKMEM_ST_SVD_TEXT("STM32H503"),
    BACKMEM_ST_HAZARDS,
    VISITED_ALONE,
        BACKMEM_ST_VISITED_ALONE ". BKP0R also: " BACKMEM_BY_MONGOOSE,
    PROVED_BY(HEADER)));
