// STM32WB but WB0x: 20 backup registers. PWR has no clock gate.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32_family.h"

#define BACKMEM_ST_HEADER  BACKMEM_ST_CUBE "stm32wbxx/soc/stm32wb55xx.h"
#define BACKMEM_ST_HAL_PWR BACKMEM_ST_CUBE "stm32wbxx/drivers/src/stm32wbxx_hal_pwr.c"

// Named as in RM0434.
#define BACKMEM_RTC_BKP0R     0x40002850u
#define BACKMEM_RTC_BKP_COUNT 20

#define BACKMEM_RCC_APB1ENR1          0x58000058u
#define BACKMEM_RCC_APB1ENR1_RTCAPBEN (1u << 10)
#define BACKMEM_RCC_BDCR              0x58000090u
#define BACKMEM_RCC_BDCR_BDRST        (1u << 16)

#define BACKMEM_PWR_CR1     0x58000400u
#define BACKMEM_PWR_CR1_DBP (1u << 8)

#define BACKMEM_RTC_ISR        0x4000280Cu
#define BACKMEM_RTC_ISR_TAMPxF (7u << 13) // TAMP1F to TAMP3F; WB1x, 30, 50: TAMP2F

BACKMEM_PAGE(stm32wb, "STMicroelectronics",

REGISTERS("RTC_BKP",
    WORDS_AT(RTC_BKP0R, RTC_BKP_COUNT),
        BACKMEM_ST_HEADER ": RTC_BASE + BKP0R, RTC_BKP_NUMBER 20",
    VBAT,
        BACKMEM_ST_SHUTDOWN_SURVIVES(BACKMEM_ST_HAL_PWR),
    STEPS(REQUIRE(RCC_BDCR, BDRST),
          SET(RCC_APB1ENR1, RTCAPBEN),
          UNLOCK(PWR_CR1, DBP),
          ASK_BOTH(RTC_ISR, TAMPxF)),
        "BDRST, RTCAPBEN, DBP, TAMPxF, bits in " BACKMEM_ST_HEADER ". There is no "
        "PWREN. RTCAPBEN is 1 after reset (" BACKMEM_ST_SVD("STM32WB55") "), which "
        "nothing here relies on. " BACKMEM_ST_HELD("BDRST", "the same SVD") ". "
        BACKMEM_ST_FLAGS_MAY_HOLD,
    HAZARDS(ZEROIZE, LOCK),
        BACKMEM_ST_HAZARDS,
    RESERVED(WORDS(0, 7, TRANSIENT, "Flipper Zero; RTC drivers: NuttX, STM32RTC"),
             WORDS(16, 3, FIRMWARE,
                   "MicroPython, rfcore_firmware: update of the radio's firmware")),
        "BKP16R address, BKP17R reason, BKP18R state: micropython/micropython@1c3c2011 "
        "ports/stm32/boards/NUCLEO_WB55/rfcore_firmware.py, while it updates. "
        BACKMEM_ST_RTC_DRIVERS ". In place of yours: Flipper Zero's firmware (BKP0R to "
        "BKP6R, 0x10F1 in its header; without it all are zeroed; "
        "flipperdevices/flipperzero-firmware@11f854d094 "
        "targets/f7/furi_hal/furi_hal_rtc.c)",
    NO_CONFLICT, PROVED_BY(MODEL)));
