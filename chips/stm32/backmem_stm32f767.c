// STM32F72x, F730, F73x, F765 to F779: as F746, with a clock gate of the RTC's bus.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32f7_family.h"

#define BACKMEM_ST_HEADER BACKMEM_ST_CUBE "stm32f7xx/soc/stm32f767xx.h"

// Named like BDCR's bit; this one is the bus.
#define BACKMEM_RCC_APB1ENR_RTCEN (1u << 10)

BACKMEM_PAGE(stm32f767, "STMicroelectronics",

F7_SRAM(BACKMEM_ST_HEADER, PROVED_BY(MODEL)),

REGISTERS("RTC_BKP",
    WORDS_AT(RTC_BKP0R, RTC_BKP_COUNT),
        BACKMEM_ST_HEADER ": RTC_BASE + BKP0R, RTC_BKP_NUMBER 32",
    VBAT,
        BACKMEM_ST_RTC_SURVIVES(BACKMEM_ST_HAL_PWR),
    STEPS(REQUIRE(RCC_BDCR, BDRST),
          SET(RCC_APB1ENR, PWREN),
          SET(RCC_APB1ENR, RTCEN),
          UNLOCK(PWR_CR1, DBP),
          ASK_BOTH(RTC_ISR, TAMPxF)),
        "BDRST, PWREN, RTCEN, DBP, TAMPxF, bits in " BACKMEM_ST_HEADER
        ": RCC_APB1ENR_RTCEN is the "
        "RTC's bus, "
        "not its clock, which RCC_BDCR_RTCEN switches. RTCEN is 0 after reset (vendor "
        "SVD of STM32F767 in modm-io/cmsis-svd-stm32). " BACKMEM_ST_F7_GATES,
    HAZARDS(ZEROIZE, LOCK),
        BACKMEM_ST_HAZARDS,
    F7_RESERVED,
        BACKMEM_ST_F7_OWNERS,
    NO_CONFLICT, PROVED_BY(MODEL)));
