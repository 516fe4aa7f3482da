// Where the facts of stm32f746.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32f7_notes.h"

#define HEADER HAL_STM32 "stm32f7xx/soc/stm32f746xx.h"

static const backmem_sources_t rows[] = {
    F7_SRAM(BACKMEM_PROOF_HEADER),
    {
        .place = HEADER ": RTC_BASE + BKP0R, RTC_BKP_NUMBER 32",
        .rule = REGISTERS_RULE,
        .survives = RTC_SURVIVES,
        .steps = "PWREN, DBP, bits in " HEADER ", which knows no gate of the RTC's bus",
        .hazards = REGISTERS_HAZARDS,
        .owners = F7_OWNERS,
        .proof = BACKMEM_PROOF_HEADER,
    },
};

STM32_SOURCES(stm32f746);
