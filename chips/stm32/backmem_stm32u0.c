// STM32U0, all of them: nine backup registers, whatever TAMP_BKP_NUMBER says.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32_family.h"

#define BACKMEM_ST_HEADER  BACKMEM_ST_CUBE "stm32u0xx/soc/stm32u073xx.h"
#define BACKMEM_ST_HAL_PWR BACKMEM_ST_CUBE "stm32u0xx/drivers/src/stm32u0xx_hal_pwr.c"

// Named as in RM0503.
#define BACKMEM_TAMP_BKP0R     0x4000B100u
#define BACKMEM_TAMP_BKP_COUNT 9

#define BACKMEM_RCC_APBENR1          0x40021058u
#define BACKMEM_RCC_APBENR1_RTCAPBEN (1u << 10)
#define BACKMEM_RCC_APBENR1_PWREN    (1u << 28)
#define BACKMEM_RCC_BDCR             0x40021090u
#define BACKMEM_RCC_BDCR_BDRST       (1u << 16)

#define BACKMEM_PWR_CR1     0x40007000u
#define BACKMEM_PWR_CR1_DBP (1u << 8)

#define BACKMEM_TAMP_CR2         0x4000B004u
#define BACKMEM_TAMP_CR2_BKBLOCK (1u << 22)
#define BACKMEM_TAMP_SR          0x4000B030u
#define BACKMEM_TAMP_SR_TAMPxF   0x003C001Fu // TAMP1F to TAMP5F, ITAMP3F to ITAMP6F

BACKMEM_PAGE(stm32u0, "STMicroelectronics",

REGISTERS("TAMP_BKP",
    WORDS_AT(TAMP_BKP0R, TAMP_BKP_COUNT),
        BACKMEM_ST_HEADER ": TAMP_BASE + BKP0R, nine members",
    VBAT,
        BACKMEM_ST_SHUTDOWN_SURVIVES(BACKMEM_ST_HAL_PWR),
    STEPS(REQUIRE(RCC_BDCR, BDRST),
          SET(RCC_APBENR1, PWREN),
          SET(RCC_APBENR1, RTCAPBEN),
          UNLOCK(PWR_CR1, DBP),
          REQUIRE(TAMP_SR, TAMPxF),
          REQUIRE(TAMP_CR2, BKBLOCK)),
        "BDRST, PWREN, RTCAPBEN, DBP, TAMPxF, BKBLOCK, bits in " BACKMEM_ST_HEADER
        "; without RTCAPBEN the registers read 0 and ignore stores. "
        BACKMEM_ST_HELD("BDRST", BACKMEM_ST_SVD("STM32U031")) ". "
        BACKMEM_ST_FLAGS_HOLD(BACKMEM_ST_SVD_TEXT("STM32U073")) BACKMEM_ST_CLEAR_FLAGS
        ". " BACKMEM_ST_BKBLOCK("the same SVD, values of the bit"),
    HAZARDS(ZEROIZE, LOCK),
        BACKMEM_ST_HAZARDS,
    VISITED_ALONE,
        BACKMEM_ST_VISITED_ALONE,
    CONFLICT("TAMP_BKP_NUMBER reads 16 in the header: it is the mask of a "
             "configuration field, not a count. The members are nine, and RTC_BKP_NB "
             "of the HAL says nine"),
    PROVED_BY(HEADER)));
