// Where the facts of stm32u0.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32_notes.h"

#define HAL_PWR HAL_STM32 "stm32u0xx/drivers/src/stm32u0xx_hal_pwr.c"
#define HEADER  HAL_STM32 "stm32u0xx/soc/stm32u073xx.h"

static const backmem_sources_t rows[] = {
    {
        .place = HEADER ": TAMP_BASE + BKP0R, nine members",
        .rule = REGISTERS_RULE,
        .survives = SHUTDOWN_SURVIVES,
        .steps = "PWREN, RTCAPBEN, DBP, bits in " HEADER
                 "; without RTCAPBEN the registers read 0 and ignore stores",
        .hazards = REGISTERS_HAZARDS,
        .owners = NO_OWNER,
        .conflict = "TAMP_BKP_NUMBER reads 16 in the header: it is the mask of a "
                    "configuration field, not a count. The members are nine, and "
                    "RTC_BKP_NB of the HAL says nine",
        .proof = BACKMEM_PROOF_HEADER,
    },
};

STM32_SOURCES(stm32u0);
