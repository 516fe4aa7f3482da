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

#define BACKMEM_PWR_CR1     0x40007000u
#define BACKMEM_PWR_CR1_DBP (1u << 8)

BACKMEM_PAGE(stm32u0, "STMicroelectronics",

REGISTERS("TAMP_BKP",
    WORDS_AT(TAMP_BKP0R, TAMP_BKP_COUNT),
        BACKMEM_ST_HEADER ": TAMP_BASE + BKP0R, nine members",
    VBAT,
        BACKMEM_ST_SHUTDOWN_SURVIVES(BACKMEM_ST_HAL_PWR),
    STEPS(SET(RCC_APBENR1, PWREN), SET(RCC_APBENR1, RTCAPBEN), UNLOCK(PWR_CR1, DBP)),
        "PWREN, RTCAPBEN, DBP, bits in " BACKMEM_ST_HEADER "; without RTCAPBEN the "
        "registers "
        "read 0 and ignore stores",
    HAZARDS(ZEROIZE, LOCK),
        BACKMEM_ST_HAZARDS,
    NOT_RESERVED,
        BACKMEM_ST_NO_OWNER,
    CONFLICT("TAMP_BKP_NUMBER reads 16 in the header: it is the mask of a "
             "configuration field, not a count. The members are nine, and RTC_BKP_NB "
             "of the HAL says nine"),
    PROVED_BY(HEADER)));
