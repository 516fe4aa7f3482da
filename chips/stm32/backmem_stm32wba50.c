// STM32WBA20 and WBA50: no secure aliases, no zones.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32wba_family.h"

#define BACKMEM_ST_HEADER BACKMEM_ST_CUBE "stm32wbaxx/soc/stm32wba50xx.h"

#define BACKMEM_TAMP_SR_TAMPxF 0x1DF4000Fu // TAMP1F to 4F, WBA50: to 3F; ITAMP3F, 5F to
                                           // 13F but 10F

BACKMEM_PAGE(stm32wba50, "STMicroelectronics",

WBA_REGISTERS(BACKMEM_ST_HEADER,
    WORDS_AT(TAMP_BKP0R, TAMP_BKP_COUNT),
        BACKMEM_ST_HEADER ": TAMP_BASE_NS + BKP0R, RTC_BKP_NB 32. It has no secure "
        "aliases",
    HOLD,
        BACKMEM_ST_FLAGS_HOLD(BACKMEM_ST_SVD_TEXT("STM32WBA50"))
        BACKMEM_ST_CLEAR_FLAGS,
    BACKMEM_ST_HAZARDS,
    VISITED_ALONE,
        BACKMEM_ST_VISITED_ALONE));
