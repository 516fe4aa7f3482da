// STM32L5, all of them. The registers have a secure alias, and so have those of the
// steps, at the same offset.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32l4_family.h"

#define BACKMEM_ST_HEADER  BACKMEM_ST_CUBE "stm32l5xx/soc/stm32l552xx.h"
#define BACKMEM_ST_HAL_PWR BACKMEM_ST_CUBE "stm32l5xx/drivers/src/stm32l5xx_hal_pwr.c"

#define BACKMEM_SECURE_OFFSET         0x10000000u // all of these, registers too
#define BACKMEM_TAMP_BKP0R            0x40003500u
#define BACKMEM_TAMP_BKP_COUNT        32
#define BACKMEM_RCC_APB1ENR1_RTCAPBEN (1u << 10)
#define BACKMEM_TAMP_SR               0x40003430u
#define BACKMEM_TAMP_SR_TAMPxF        0x009700FFu // TAMP1F to 8F; ITAMP1F to 3F, 5F, 8F

BACKMEM_PAGE(stm32l5, "STMicroelectronics",

REGISTERS("TAMP_BKP",
    SECURE_WORDS_AT(TAMP_BKP0R, TAMP_BKP_COUNT),
        BACKMEM_ST_HEADER ": TAMP_BASE_NS and _S + BKP0R, RTC_BACKUP_NB 32; the secure "
        "alias "
        "of all is 0x10000000 higher",
    VBAT,
        BACKMEM_ST_SHUTDOWN_SURVIVES(BACKMEM_ST_HAL_PWR),
    STEPS(REQUIRE(RCC_BDCR, BDRST),
          SET(RCC_APB1ENR1, PWREN),
          SET(RCC_APB1ENR1, RTCAPBEN),
          UNLOCK(PWR_CR1, DBP),
          REQUIRE(TAMP_SR, TAMPxF)),
        "BDRST, PWREN, RTCAPBEN, DBP, TAMPxF, bits in " BACKMEM_ST_HEADER ". RTCAPBEN "
        "is 0 after reset (" BACKMEM_ST_SVD("STM32L552") "). "
        BACKMEM_ST_HELD("BDRST", "the same SVD") ". " BACKMEM_ST_FLAGS_BLOCK
        BACKMEM_ST_TAMPERS_ARMED("the same SVD") BACKMEM_ST_CLEAR_FLAGS,
    HAZARDS(ZEROIZE, LOCK),
        BACKMEM_ST_HAZARDS ". TAMP_SMCR, fields BKPRWDPROT and BKPWDPROT "
        BACKMEM_ST_ZONES BACKMEM_ST_SECURE_DBP(BACKMEM_ST_HEADER),
    VISITED_ALONE,
        BACKMEM_ST_VISITED_ALONE,
    NO_CONFLICT, PROVED_BY(MODEL)));
