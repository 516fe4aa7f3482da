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
#define BACKMEM_RCC_BDCR             0x4002105Cu
#define BACKMEM_RCC_BDCR_BDRST       (1u << 16)

#define BACKMEM_PWR_CR1     0x40007000u
#define BACKMEM_PWR_CR1_DBP (1u << 8)

#define BACKMEM_TAMP_SR        0x4000B030u
#define BACKMEM_TAMP_SR_TAMPxF 0x003C0007u // TAMP1F to TAMP3F, ITAMP3F to ITAMP6F

BACKMEM_PAGE(stm32g0, "STMicroelectronics",

REGISTERS("TAMP_BKP",
    WORDS_AT(TAMP_BKP0R, TAMP_BKP_COUNT),
        BACKMEM_ST_HEADER ": TAMP_BASE + BKP0R, five members, RTC_BACKUP_NB 5",
    VBAT,
        "Standby loses all but the backup domain (" BACKMEM_ST_CUBE
        "stm32g0xx/drivers/src/stm32g0xx_hal_pwr.c); Shutdown keeps them while VDD "
        "stays in range: " BACKMEM_ST_SHUTDOWN_GAP ". " BACKMEM_ST_LOSS,
    STEPS(REQUIRE(RCC_BDCR, BDRST),
          SET(RCC_APBENR1, PWREN),
          SET(RCC_APBENR1, RTCAPBEN),
          UNLOCK(PWR_CR1, DBP),
          REQUIRE(TAMP_SR, TAMPxF)),
        "BDRST, PWREN, RTCAPBEN, DBP, TAMPxF, bits in " BACKMEM_ST_HEADER " and of "
        "STM32G0B1. RTCAPBEN is 0 after reset (" BACKMEM_ST_SVD("STM32G071")
        "); without it the registers read 0 and ignore stores. "
        BACKMEM_ST_HELD("BDRST", "the same SVD") ". "
        BACKMEM_ST_FLAGS_HOLD(BACKMEM_ST_SVD("STM32G0B1"))
        BACKMEM_ST_TAMPERS_ARMED("the same SVD") BACKMEM_ST_CLEAR_FLAGS,
    HAZARDS(ZEROIZE, LOCK),
        BACKMEM_ST_HAZARDS,
    VISITED_ALONE,
        BACKMEM_ST_VISITED_ALONE,
    NO_CONFLICT, PROVED_BY(MODEL)));
