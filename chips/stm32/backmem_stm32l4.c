// STM32L4 with a clock gate of the RTC's bus: L43x, L44x, L45x, L46x, L49x, L4A6, L4R5
// to L4S9. Not L412, L422, L4P5, L4Q5: other addresses.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32l4_family.h"

#define BACKMEM_ST_HEADER BACKMEM_ST_CUBE "stm32l4xx/soc/stm32l452xx.h"

#define BACKMEM_RTC_BKP0R             0x40002850u
#define BACKMEM_RTC_BKP_COUNT         32
#define BACKMEM_RCC_APB1ENR1_RTCAPBEN (1u << 10)

#define BACKMEM_RTC_ISR        0x4000280Cu
#define BACKMEM_RTC_ISR_TAMPxF (7u << 13) // TAMP1F to TAMP3F; L432, L442: TAMP2F

BACKMEM_PAGE(stm32l4, "STMicroelectronics",

REGISTERS("RTC_BKP",
    WORDS_AT(RTC_BKP0R, RTC_BKP_COUNT),
        BACKMEM_ST_HEADER ": RTC_BASE + BKP0R, RTC_BKP_NUMBER 32",
    VBAT,
        BACKMEM_ST_L4_SURVIVES,
    STEPS(REQUIRE(RCC_BDCR, BDRST),
          SET(RCC_APB1ENR1, PWREN),
          SET(RCC_APB1ENR1, RTCAPBEN),
          UNLOCK(PWR_CR1, DBP),
          ASK_BOTH(RTC_ISR, TAMPxF)),
        "BDRST, PWREN, RTCAPBEN, DBP, TAMPxF, bits in " BACKMEM_ST_HEADER ". Do not "
        "rely on RTCAPBEN's reset value: SVD files of the L4 family say 1, those of "
        "kin 0. " BACKMEM_ST_L4_GATES,
    HAZARDS(ZEROIZE, LOCK),
        BACKMEM_ST_HAZARDS,
    RESERVED(WORDS(0, 1, BOOTLOADER, "ArduPilot bootloader"),
             WORDS(1, 1, TRANSIENT, "RTC drivers: STM32RTC, ST's examples")),
        "BKP0R: " BACKMEM_BY_ARDUPILOT_NODES("MatekL431") ". " BACKMEM_ST_RTC_DRIVERS,
    NO_CONFLICT, PROVED_BY(MODEL)));
