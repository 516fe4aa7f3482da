// STM32F303xB to xE, F302xB to xE, F358, F398: 16 backup registers.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32_rtc_family.h"

#define BACKMEM_ST_HEADER BACKMEM_ST_CUBE "stm32f3xx/soc/stm32f303xc.h"
#define BACKMEM_ST_HAL    BACKMEM_ST_CUBE "stm32f3xx/drivers/src/stm32f3xx_hal_pwr.c"

#define BACKMEM_RTC_BKP_COUNT 16
#define BACKMEM_RCC_APB1ENR   0x4002101Cu
#define BACKMEM_RCC_BDCR      0x40021020u

#define BACKMEM_RCC_BDCR_BDRST (1u << 16)
#define BACKMEM_RTC_ISR_TAMPxF (7u << 13) // TAMP1F to TAMP3F

BACKMEM_PAGE(stm32f303, "STMicroelectronics",

F_REGISTERS(BACKMEM_ST_HEADER, BACKMEM_ST_HAL, "16",
    BACKMEM_ST_F3_READOUT,
    RESERVED(WORDS(0, 1, BOOTLOADER, "PX4 and ArduPilot bootloaders"),
             WORDS(1, 1, TRANSIENT, "RTC drivers: STM32RTC, ST's examples")),
        "BKP0R: " BACKMEM_BY_PX4("main_f3.c, 0x19710317") "; "
        BACKMEM_BY_ARDUPILOT_NODES("f303-periph") ". " BACKMEM_ST_RTC_DRIVERS,
    CONFLICT(BACKMEM_ST_F3_COUNTS)));
