// Where the facts of stm32u3.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32_notes.h"

#define HAL_PWR   HAL_STM32 "stm32u3xx/drivers/src/stm32u3xx_hal_pwr.c"
#define HAL_PWREX HAL_STM32 "stm32u3xx/drivers/src/stm32u3xx_hal_pwr_ex.c"
#define HEADER    HAL_STM32 "stm32u3xx/soc/stm32u375xx.h"

static const backmem_sources_t rows[] = {
    {
        .place = TAMP_SECURE_PLACE,
        .rule = REGISTERS_RULE,
        .survives = "Standby loses all but the backup domain (" HAL_PWR
                    "), and so does Shutdown, in which nothing watches the supply and "
                    "VBAT cannot take over (" HAL_PWREX
                    "). On VBAT they are kept otherwise. " REGISTERS_LOSS,
        .steps = "PWREN, RTCAPBEN, DBP, bits in " HEADER,
        .hazards = ZONED_HAZARDS ". Which tamper erases them is configurable (RPCFG31)",
        .owners = HARDWARE_KEY,
        .proof = BACKMEM_PROOF_HEADER,
    },
};

STM32_SOURCES(stm32u3);
