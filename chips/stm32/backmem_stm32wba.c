// STM32WBA52 to WBA65. The registers have a secure alias, and so have those of the
// steps, at the same offset.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32wba_family.h"

#define BACKMEM_ST_HEADER BACKMEM_ST_CUBE "stm32wbaxx/soc/stm32wba55xx.h"

#define BACKMEM_SECURE_OFFSET        0x10000000u // all of these, registers too
#define BACKMEM_TAMP_SECCFGR_BHKLOCK (1u << 30) // BKP0R to BKP7R hold a key
#define BACKMEM_TAMP_SR_TAMPxF       0x1DF4003Fu // TAMP1F to 6F; ITAMP3F, 5F to 13F but
                                                 // 10F

BACKMEM_PAGE(stm32wba, "STMicroelectronics",

WBA_REGISTERS(BACKMEM_ST_HEADER,
    SECURE_WORDS_AT(TAMP_BKP0R, TAMP_BKP_COUNT),
        BACKMEM_ST_SECURE_PLACE(BACKMEM_ST_HEADER),
    HOLD,
        BACKMEM_ST_FLAGS_HOLD(BACKMEM_ST_SVD_TEXT("STM32WBA55"))
        BACKMEM_ST_CLEAR_FLAGS,
    BACKMEM_ST_ZONED_HAZARDS BACKMEM_ST_SECURE_DBP(BACKMEM_ST_HEADER),
    KEY_RESERVED,
        BACKMEM_ST_HARDWARE_KEY(BACKMEM_ST_HEADER)));
