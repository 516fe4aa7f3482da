// STM32WB05, WB06, WB07, WB09 and WL3R: two backup registers of an RTC without a
// battery domain.
//
// SPDX-License-Identifier: MIT
#include "../stm32/backmem_stm32_family.h"

#define BACKMEM_ST_HEADER BACKMEM_ST_CUBE "stm32wb0x/soc/stm32wb09.h"

#define BACKMEM_RTC_BKP0R     0x40004050u
#define BACKMEM_RTC_BKP_COUNT 2

#define BACKMEM_RCC_APB0RSTR        0x48400034u
#define BACKMEM_RCC_APB0RSTR_RTCRST (1u << 12)
#define BACKMEM_RCC_APB0ENR         0x48400054u
#define BACKMEM_RCC_APB0ENR_RTCEN   (1u << 12)

BACKMEM_PAGE(stm32wb0, "STMicroelectronics",

REGISTERS("RTC_BKP",
    WORDS_AT(RTC_BKP0R, RTC_BKP_COUNT),
        BACKMEM_ST_HEADER ": RTC_BASE + BKP0R, BKP1R; the WL3R's are the same "
        "(modm-io/cmsis-header-stm32@2a7fde84c1 stm32wl3xx/Include/stm32wl3rx.h)",
    SURVIVES(YES, YES, UNKNOWN, YES, NO, NO),
        "kept in DEEPSTOP, and reset by PORESETn alone (vendor SVD texts in "
        "modm-io/cmsis-svd-stm32@c97f752 stm32wb0): what the reset pin does to that is "
        "not said. No VBAT pin",
    STEPS(REQUIRE(RCC_APB0RSTR, RTCRST),
          SET(RCC_APB0ENR, RTCEN)),
        "RTCEN, the clock of the RTC, bits in " BACKMEM_ST_HEADER "; RTCRST holds the "
        "RTC in reset. The low-speed clock has to run as well "
        "(stm32duino/Arduino_Core_STM32@b4bae0df libraries/SrcWrapper/inc/backup.h): "
        "LSI or LSE of RCC_CR, which the program starts and no step can ask for, as "
        "one of two is enough",
    HAZARDS(LOCK),
        "LOCK: while RTCRST is set. There is no write protection",
    NOT_RESERVED,
        "none known",
    NO_CONFLICT, PROVED_BY(HEADER)));
