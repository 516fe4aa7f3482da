// Where the facts of stm32f401.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32f4_notes.h"

#define HEADER HAL_STM32 "stm32f4xx/soc/stm32f411xe.h"

static const backmem_sources_t rows[] = {
    {
        .place = HEADER ": RTC_BASE + BKP0R, RTC_BKP_NUMBER 20",
        .rule = REGISTERS_RULE,
        .survives = RTC_SURVIVES,
        .steps = "PWREN, DBP, bits in " HEADER ". " CR_FLAGS
                 ". The header knows no RTCAPBEN",
        .hazards = REGISTERS_HAZARDS,
        .owners = F4_OWNERS,
        .conflict = F4_NO_SRAM,
        .proof = BACKMEM_PROOF_HEADER,
    },
};

STM32_SOURCES(stm32f401);
