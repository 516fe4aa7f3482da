// STM32WL but WL3x: 20 backup registers. PWR has no clock gate, and both cores of a
// WL5x share the registers.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32_family.h"

#define BACKMEM_ST_HEADER  BACKMEM_ST_CUBE "stm32wlxx/soc/stm32wl55xx.h"
#define BACKMEM_ST_HAL_PWR BACKMEM_ST_CUBE "stm32wlxx/drivers/src/stm32wlxx_hal_pwr.c"

// Named as in RM0453.
#define BACKMEM_TAMP_BKP0R     0x4000B100u
#define BACKMEM_TAMP_BKP_COUNT 20

#define BACKMEM_RCC_APB1ENR1          0x58000058u
#define BACKMEM_RCC_APB1ENR1_RTCAPBEN (1u << 10)
#define BACKMEM_RCC_BDCR              0x58000090u
#define BACKMEM_RCC_BDCR_BDRST        (1u << 16)

#define BACKMEM_PWR_CR1     0x58000400u
#define BACKMEM_PWR_CR1_DBP (1u << 8)

#define BACKMEM_TAMP_SR        0x4000B030u
#define BACKMEM_TAMP_SR_TAMPxF 0x00B40007u // TAMP1F to 3F; ITAMP3F, 5F, 6F, 8F

BACKMEM_PAGE(stm32wl, "STMicroelectronics",

REGISTERS("TAMP_BKP",
    WORDS_AT(TAMP_BKP0R, TAMP_BKP_COUNT),
        BACKMEM_ST_HEADER ": TAMP_BASE + BKP0R, RTC_BACKUP_NB 20",
    VBAT,
        BACKMEM_ST_SHUTDOWN_SURVIVES(BACKMEM_ST_HAL_PWR),
    STEPS(REQUIRE(RCC_BDCR, BDRST),
          SET(RCC_APB1ENR1, RTCAPBEN),
          UNLOCK(PWR_CR1, DBP),
          REQUIRE(TAMP_SR, TAMPxF)),
        "BDRST, RTCAPBEN, DBP, TAMPxF, bits in " BACKMEM_ST_HEADER ". There is no "
        "PWREN. RTCAPBEN is 0 after reset (" BACKMEM_ST_SVD("STM32WLE5") "). "
        BACKMEM_ST_HELD("BDRST", "the same SVD") ". " BACKMEM_ST_FLAGS_BLOCK
        BACKMEM_ST_TAMPERS_ARMED("the same SVD") BACKMEM_ST_CLEAR_FLAGS
        ". The other core may hold any of them",
    HAZARDS(ZEROIZE, LOCK),
        BACKMEM_ST_HAZARDS,
    RESERVED(WORDS(0, 3, FIRMWARE, "ST's LoRaWAN and Sigfox stacks, their timer")),
        "BKP0R seconds, BKP1R subseconds, BKP2R ticks, stored at each overflow: "
        "STMicroelectronics/STM32CubeWL@406f7a204c timer_if.c of 27 programs, and "
        "stm32duino's STM32LoRaWAN library (stm32duino/STM32LoRaWAN@644f8a810e "
        "src/BSP/timer_if.c). " BACKMEM_ST_RTC_DRIVERS ". On the dual-core parts the "
        "other core's program reaches the same words",
    NO_CONFLICT, PROVED_BY(HEADER)));
