// STM32F410, F412, F413, F423: no backup SRAM, and a clock gate of the RTC's bus.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32f4_family.h"

#define ST_HEADER ST_CUBE "stm32f4xx/soc/stm32f412zx.h"

#define BACKMEM_RCC_APB1ENR_RTCAPBEN (1u << 10)

BACKMEM_PAGE(stm32f410, "STMicroelectronics",

REGISTERS("RTC_BKP",
    WORDS_AT(RTC_BKP0R, RTC_BKP_COUNT),
        ST_HEADER ": RTC_BASE + BKP0R, RTC_BKP_NUMBER 20",
    VBAT,
        ST_RTC_SURVIVES(ST_HAL_PWR),
    STEPS(SET(RCC_APB1ENR, PWREN), SET(RCC_APB1ENR, RTCAPBEN), UNLOCK(PWR_CR, DBP)),
        "PWREN, RTCAPBEN, DBP, bits in " ST_HEADER ". " ST_CR_FLAGS,
    HAZARDS(ZEROIZE, LOCK),
        ST_HAZARDS,
    F4_RESERVED,
        ST_F4_OWNERS,
    CONFLICT(ST_F4_NO_SRAM),
    PROVED_BY(HEADER)));
