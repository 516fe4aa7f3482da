// STM32U3, all of them: backup registers, no backup SRAM. They have a secure alias, and
// so have the registers of the steps, at the same offset.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32_family.h"

#define BACKMEM_ST_HEADER    BACKMEM_ST_CUBE "stm32u3xx/soc/stm32u375xx.h"
#define BACKMEM_ST_HAL_PWR   BACKMEM_ST_CUBE "stm32u3xx/drivers/src/stm32u3xx_hal_pwr.c"
#define BACKMEM_ST_HAL_PWREX                                                           \
    BACKMEM_ST_CUBE "stm32u3xx/drivers/src/stm32u3xx_hal_pwr_ex.c"

// Named as in RM0487; the non-secure addresses.
#define BACKMEM_SECURE_OFFSET 0x10000000u // all of these, registers too

#define BACKMEM_TAMP_BKP0R           0x40007D00u
#define BACKMEM_TAMP_BKP_COUNT       32
#define BACKMEM_TAMP_SECCFGR_BHKLOCK (1u << 30) // BKP0R to BKP7R hold a key

#define BACKMEM_RCC_AHB1ENR2          0x40030C94u
#define BACKMEM_RCC_AHB1ENR2_PWREN    (1u << 2)
#define BACKMEM_RCC_APB1ENR1          0x40030C9Cu
#define BACKMEM_RCC_APB1ENR1_RTCAPBEN (1u << 30)
#define BACKMEM_RCC_BDCR              0x40030D10u
#define BACKMEM_RCC_BDCR_BDRST        (1u << 16)

#define BACKMEM_PWR_DBPR     0x40030828u
#define BACKMEM_PWR_DBPR_DBP (1u << 0)

#define BACKMEM_TAMP_CR2         0x40007C04u
#define BACKMEM_TAMP_CR2_BKBLOCK (1u << 22)
#define BACKMEM_TAMP_SR          0x40007C30u
#define BACKMEM_TAMP_SR_TAMPxF   0x1DF4001Fu // TAMP1F to 5F; ITAMP3F, 5F to 13F but 10F

#define BACKMEM_ST_HAL_RTCEX                                                           \
    BACKMEM_ST_CUBE "stm32u3xx/drivers/src/stm32u3xx_hal_rtc_ex.c"

BACKMEM_PAGE(stm32u3, "STMicroelectronics",

REGISTERS("TAMP_BKP",
    SECURE_WORDS_AT(TAMP_BKP0R, TAMP_BKP_COUNT),
        BACKMEM_ST_SECURE_PLACE(BACKMEM_ST_HEADER),
    VBAT,
        "Standby loses all but the backup domain (" BACKMEM_ST_HAL_PWR "), and so does "
        "Shutdown, in which nothing watches the supply and VBAT cannot take over ("
        BACKMEM_ST_HAL_PWREX "). On VBAT they are kept otherwise. " BACKMEM_ST_LOSS,
    STEPS(REQUIRE(RCC_BDCR, BDRST),
          SET(RCC_AHB1ENR2, PWREN),
          SET(RCC_APB1ENR1, RTCAPBEN),
          UNLOCK(PWR_DBPR, DBP),
          ASK_BOTH(TAMP_SR, TAMPxF),
          REQUIRE(TAMP_CR2, BKBLOCK)),
        "BDRST, PWREN, RTCAPBEN, DBP, TAMPxF, BKBLOCK, bits in " BACKMEM_ST_HEADER ". "
        BACKMEM_ST_HELD("BDRST", "its name in the header") ". TAMPxF: that a tamper "
        "flag holds them is written of the same block in U5 and WBA5x; no text of U3 "
        "was found, so open does not refuse, and the flag is named where a store was "
        "dropped or an object finds nothing. "
        "BKBLOCK: " BACKMEM_ST_HAL_RTCEX ", HAL_RTCEx_BKUPBlock",
    HAZARDS(ZEROIZE, LOCK),
        BACKMEM_ST_ZONED_HAZARDS BACKMEM_ST_SECURE_DBP(BACKMEM_ST_HEADER)
        ". Which tamper erases them is configurable (RPCFG31)",
    KEY_RESERVED,
        BACKMEM_ST_HARDWARE_KEY(BACKMEM_ST_HEADER),
    NO_CONFLICT, PROVED_BY(HEADER)));
