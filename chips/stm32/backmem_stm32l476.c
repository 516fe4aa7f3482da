// STM32L47x and L48x: as the later L4, but the RTC's bus is always clocked.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32l4_family.h"

#define BACKMEM_ST_HEADER BACKMEM_ST_CUBE "stm32l4xx/soc/stm32l476xx.h"

#define BACKMEM_RTC_BKP0R     0x40002850u
#define BACKMEM_RTC_BKP_COUNT 32

#define BACKMEM_RTC_ISR        0x4000280Cu
#define BACKMEM_RTC_ISR_TAMPxF (7u << 13) // TAMP1F to TAMP3F

BACKMEM_PAGE(stm32l476, "STMicroelectronics",

REGISTERS("RTC_BKP",
    WORDS_AT(RTC_BKP0R, RTC_BKP_COUNT),
        BACKMEM_ST_HEADER ": RTC_BASE + BKP0R, RTC_BKP_NUMBER 32",
    VBAT,
        BACKMEM_ST_L4_SURVIVES,
    STEPS(REQUIRE(RCC_BDCR, BDRST),
          SET(RCC_APB1ENR1, PWREN),
          UNLOCK(PWR_CR1, DBP),
          ASK_BOTH(RTC_ISR, TAMPxF)),
        "BDRST, PWREN, DBP, TAMPxF, bits in " BACKMEM_ST_HEADER ", which knows no "
        "RTCAPBEN. " BACKMEM_ST_L4_GATES,
    HAZARDS(ZEROIZE, LOCK),
        BACKMEM_ST_HAZARDS,
    RESERVED(WORDS(0, 1, BOOTLOADER, "ArduPilot bootloader"),
             WORDS(1, 1, TRANSIENT, "RTC drivers: STM32RTC, ST's examples")),
        "BKP0R: " BACKMEM_BY_ARDUPILOT_NODES("Nucleo-L476") ". " BACKMEM_ST_RTC_DRIVERS,
    NO_CONFLICT, PROVED_BY(MODEL)));
