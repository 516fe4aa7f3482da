// STM32L412, L422, L4P5, L4Q5: the registers are the tamper block's, at another address
// than the other L4's.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32l4_family.h"

#define BACKMEM_ST_HEADER BACKMEM_ST_CUBE "stm32l4xx/soc/stm32l412xx.h"

#define BACKMEM_TAMP_BKP0R     0x40003500u
#define BACKMEM_TAMP_BKP_COUNT 32

#define BACKMEM_RCC_APB1ENR1_RTCAPBEN (1u << 10)

#define BACKMEM_TAMP_SR        0x40003430u
#define BACKMEM_TAMP_SR_TAMPxF (7u << 0) // TAMP1F, TAMP2F; L4P5, L4Q5: TAMP3F too

BACKMEM_PAGE(stm32l412, "STMicroelectronics",

REGISTERS("TAMP_BKP",
    WORDS_AT(TAMP_BKP0R, TAMP_BKP_COUNT),
        BACKMEM_ST_HEADER ": TAMP_BASE + BKP0R, RTC_BKP_NUMBER 32",
    VBAT,
        BACKMEM_ST_L4_SURVIVES,
    STEPS(REQUIRE(RCC_BDCR, BDRST),
          SET(RCC_APB1ENR1, PWREN),
          SET(RCC_APB1ENR1, RTCAPBEN),
          UNLOCK(PWR_CR1, DBP),
          REQUIRE(TAMP_SR, TAMPxF)),
        "BDRST, PWREN, RTCAPBEN, DBP, TAMPxF, bits in " BACKMEM_ST_HEADER ". RTCAPBEN "
        "is 1 after reset (" BACKMEM_ST_SVD("STM32L412") "), which nothing here relies "
        "on. " BACKMEM_ST_HELD("BDRST", "the same SVD") ". " BACKMEM_ST_FLAGS_BLOCK
        BACKMEM_ST_CLEAR_FLAGS,
    HAZARDS(ZEROIZE, LOCK),
        BACKMEM_ST_HAZARDS ". A tamper event of L4P5 and L4Q5 clears SRAM2 too",
    VISITED_ALONE,
        BACKMEM_ST_VISITED_ALONE,
    CONFLICT("the headers of L4P5 and L4Q5 show the TAMP block only when STM32L4P5xx "
             "or STM32L4Q5xx is defined with a value"),
    PROVED_BY(HEADER)));
