// STM32C5, all of them: 32 backup registers, in a domain that ST calls the RTC's here.
// No TrustZone, and no VBAT.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32_family.h"

#define BACKMEM_ST_HEADER   BACKMEM_ST_CUBE "stm32c5xx/dfp/Include/stm32c542xx.h"
#define BACKMEM_ST_HAL_TAMP \
    BACKMEM_ST_CUBE "stm32c5xx/drivers/hal/stm32c5xx_hal_tamp.c"

#define BACKMEM_TAMP_BKP0R     0x44007D00u
#define BACKMEM_TAMP_BKP_COUNT 32

#define BACKMEM_RCC_APB3ENR          0x44020CA8u
#define BACKMEM_RCC_APB3ENR_RTCAPBEN (1u << 21)
#define BACKMEM_RCC_RTCCR            0x44020CF0u
#define BACKMEM_RCC_RTCCR_RTCDRST    (1u << 16)

#define BACKMEM_PWR_RTCCR       0x44020824u
#define BACKMEM_PWR_RTCCR_DRTCP (1u << 0)

#define BACKMEM_TAMP_CR2         0x44007C04u
#define BACKMEM_TAMP_CR2_BKBLOCK (1u << 22)
#define BACKMEM_TAMP_SR          0x44007C30u
#define BACKMEM_TAMP_SR_TAMPxF   0x053C0007u // TAMP1F to 3F; ITAMP3F to 6F, 9F, 11F

BACKMEM_PAGE(stm32c5, "STMicroelectronics",

REGISTERS("TAMP_BKP",
    WORDS_AT(TAMP_BKP0R, TAMP_BKP_COUNT),
        BACKMEM_ST_HEADER ": TAMP_BASE + BKP0R, members BKP0R to BKP31R",
    NO_VBAT,
        "an RTC domain reset, which sets all registers of TAMP to their reset values, "
        "comes of RTCDRST and of 'totally powering off the microcontroller' alone "
        "(" BACKMEM_ST_HAL_TAMP "): neither a reset nor Standby is that. The header "
        "has nothing of VBAT",
    STEPS(REQUIRE(RCC_RTCCR, RTCDRST),
          SET(RCC_APB3ENR, RTCAPBEN),
          UNLOCK(PWR_RTCCR, DRTCP),
          REQUIRE(TAMP_SR, TAMPxF),
          REQUIRE(TAMP_CR2, BKBLOCK)),
        "RTCDRST, RTCAPBEN, DRTCP, TAMPxF, BKBLOCK, bits in " BACKMEM_ST_HEADER
        ". There is no PWREN. "
        BACKMEM_ST_HELD("RTCDRST", BACKMEM_ST_CUBE
                        "stm32c5xx/drivers/ll/stm32c5xx_ll_rcc.h") ". TAMPxF: where a "
        "tamper event did not erase the registers, accesses are blocked until it is "
        "cleared (" BACKMEM_ST_HAL_TAMP ", 'potential mode')" BACKMEM_ST_CLEAR_FLAGS
        ". " BACKMEM_ST_BKBLOCK("the header's text of the bit"),
    HAZARDS(ZEROIZE, LOCK),
        "ZEROIZE: a tamper event erases them, where it is confirmed "
        "(" BACKMEM_ST_HAL_TAMP "). LOCK: 'After reset, the RTC domain (...) and "
        "backup registers is protected' (the same), until DRTCP is set; the other "
        "gates are among the steps",
    VISITED_ALONE,
        BACKMEM_ST_VISITED_ALONE,
    CONFLICT("a note on HAL_PWR_EnableRTCDomainWriteProtection names a backup SRAM; "
             "the header has none"),
    PROVED_BY(HEADER)));
