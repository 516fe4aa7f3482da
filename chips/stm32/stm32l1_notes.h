// The rows of each STM32L1. A chip says first which HEADER has how many MEMBERS, and
// what CONFLICT there is about it.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32L1_NOTES_H
#define BACKMEM_CHIPS_STM32L1_NOTES_H

#include "stm32_notes.h"

#define HAL_PWR HAL_STM32 "stm32l1xx/drivers/src/stm32l1xx_hal_pwr.c"

static const backmem_sources_t rows[] = {
    {
        .place = HEADER ": RTC_BASE + BKP0R, " MEMBERS " members",
        .rule = REGISTERS_RULE,
        .survives = RTC_SURVIVES_NO_VBAT,
        .steps = "PWREN, DBP, bits in " HEADER ". " CR_FLAGS,
        .hazards = REGISTERS_HAZARDS ". RTCRST in RCC_CSR clears them too",
        .owners = NO_OWNER,
        .conflict = CONFLICT,
        .proof = BACKMEM_PROOF_HEADER,
    },
};

#endif
