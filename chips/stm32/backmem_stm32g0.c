// STM32G0, all of them: five backup registers.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32_family.h"

#define BACKMEM_ST_HEADER BACKMEM_ST_CUBE "stm32g0xx/soc/stm32g071xx.h"

// Named as in RM0444.
#define BACKMEM_TAMP_BKP0R     0x4000B100u
#define BACKMEM_TAMP_BKP_COUNT 5

#define BACKMEM_RCC_APBENR1          0x4002103Cu
#define BACKMEM_RCC_APBENR1_RTCAPBEN (1u << 10)
#define BACKMEM_RCC_APBENR1_PWREN    (1u << 28)

#define BACKMEM_PWR_CR1     0x40007000u
#define BACKMEM_PWR_CR1_DBP (1u << 8)

BACKMEM_PAGE(stm32g0, "STMicroelectronics",

REGISTERS("TAMP_BKP",
    WORDS_AT(TAMP_BKP0R, TAMP_BKP_COUNT),
        BACKMEM_ST_HEADER ": TAMP_BASE + BKP0R, five members, RTC_BACKUP_NB 5",
    VBAT,
        "Standby loses all but the backup domain (" BACKMEM_ST_CUBE
        "stm32g0xx/drivers/src/stm32g0xx_hal_pwr.c); Shutdown keeps them while VDD "
        "stays in range: " BACKMEM_ST_SHUTDOWN_GAP ". " BACKMEM_ST_LOSS,
    STEPS(SET(RCC_APBENR1, PWREN), SET(RCC_APBENR1, RTCAPBEN), UNLOCK(PWR_CR1, DBP)),
        "PWREN, RTCAPBEN, DBP, bits in " BACKMEM_ST_HEADER ". RTCAPBEN is 0 after "
        "reset "
        "(vendor SVD of STM32G071 in modm-io/cmsis-svd-stm32); without it the "
        "registers read 0 and ignore stores",
    HAZARDS(ZEROIZE, LOCK),
        BACKMEM_ST_HAZARDS,
    NOT_RESERVED,
        BACKMEM_ST_NO_OWNER,
    NO_CONFLICT, PROVED_BY(MODEL)));
