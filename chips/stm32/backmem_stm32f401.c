// STM32F401 and F411: no backup SRAM, although some headers define its address.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32f4_family.h"

#define BACKMEM_ST_HEADER BACKMEM_ST_CUBE "stm32f4xx/soc/stm32f411xe.h"

BACKMEM_PAGE(stm32f401, "STMicroelectronics",

REGISTERS("RTC_BKP",
    WORDS_AT(RTC_BKP0R, RTC_BKP_COUNT),
        BACKMEM_ST_HEADER ": RTC_BASE + BKP0R, RTC_BKP_NUMBER 20",
    VBAT,
        BACKMEM_ST_RTC_SURVIVES(BACKMEM_ST_HAL_PWR),
    STEPS(REQUIRE(RCC_BDCR, BDRST),
          SET(RCC_APB1ENR, PWREN),
          UNLOCK(PWR_CR, DBP),
          REQUIRE(RTC_ISR, TAMPxF)),
        "BDRST, PWREN, DBP, TAMPxF, bits in " BACKMEM_ST_HEADER ", which knows no "
        "RTCAPBEN. " BACKMEM_ST_CR_FLAGS ". " BACKMEM_ST_F4_GATES,
    HAZARDS(ZEROIZE, LOCK),
        BACKMEM_ST_HAZARDS,
    F4_RESERVED,
        BACKMEM_ST_F4_OWNERS,
    CONFLICT(BACKMEM_ST_F4_NO_SRAM),
    PROVED_BY(HEADER)));
