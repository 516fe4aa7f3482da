// Where the facts of stm32l476.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32l4_notes.h"

#define HEADER HAL_STM32 "stm32l4xx/soc/stm32l476xx.h"

static const backmem_sources_t rows[] = {
    {
        .place = HEADER ": RTC_BASE + BKP0R, RTC_BKP_NUMBER 32",
        .rule = REGISTERS_RULE,
        .survives = L4_SURVIVES,
        .steps = "PWREN, DBP, bits in " HEADER ", which knows no RTCAPBEN",
        .hazards = REGISTERS_HAZARDS,
        .owners = ARDUPILOT_BKP0R("Nucleo-L476"),
        .proof = BACKMEM_PROOF_MODEL,
    },
};

STM32_SOURCES(stm32l476);
