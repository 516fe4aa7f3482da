// STM32WBA23 and WBA25: secure aliases, and no boot hardware key.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32wba_family.h"

#define BACKMEM_ST_HEADER BACKMEM_ST_CUBE "stm32wbaxx/soc/stm32wba25xx.h"

#define BACKMEM_SECURE_OFFSET  0x10000000u // all of these, registers too
#define BACKMEM_TAMP_SR_TAMPxF 0x1DF4000Fu // TAMP1F to 4F; ITAMP3F, 5F to 13F but 10F

BACKMEM_PAGE(stm32wba23, "STMicroelectronics",

WBA_REGISTERS(BACKMEM_ST_HEADER,
    SECURE_WORDS_AT(TAMP_BKP0R, TAMP_BKP_COUNT),
        BACKMEM_ST_SECURE_PLACE(BACKMEM_ST_HEADER),
    MAY_HOLD,
        "TAMPxF: that a tamper flag holds the registers is written of WBA5x; no text "
        "of WBA23 or WBA25 was found, so open does not refuse, and the flag is named "
        "where a store was dropped or an object finds nothing",
    BACKMEM_ST_ZONED_HAZARDS BACKMEM_ST_SECURE_DBP(BACKMEM_ST_HEADER),
    VISITED_ALONE,
        BACKMEM_ST_VISITED_ALONE ". The header has no BHKLOCK"));
