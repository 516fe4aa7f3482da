// STM32F745, F746, F750, F756: the RTC's bus is always clocked.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32f7_family.h"

#define BACKMEM_ST_HEADER BACKMEM_ST_CUBE "stm32f7xx/soc/stm32f746xx.h"

BACKMEM_PAGE(stm32f746, "STMicroelectronics",

F7_SRAM(BACKMEM_ST_HEADER, PROVED_BY(HEADER)),

REGISTERS("RTC_BKP",
    WORDS_AT(RTC_BKP0R, RTC_BKP_COUNT),
        BACKMEM_ST_HEADER ": RTC_BASE + BKP0R, RTC_BKP_NUMBER 32",
    VBAT,
        BACKMEM_ST_RTC_SURVIVES(BACKMEM_ST_HAL_PWR),
    FIRST_STEPS(2),
        "PWREN, DBP, bits in " BACKMEM_ST_HEADER ", which knows no gate of the RTC's "
        "bus",
    HAZARDS(ZEROIZE, LOCK),
        BACKMEM_ST_HAZARDS,
    F7_RESERVED,
        BACKMEM_ST_F7_OWNERS,
    NO_CONFLICT, PROVED_BY(HEADER)));
