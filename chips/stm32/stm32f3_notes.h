// The rows of each STM32F3. A chip says first which HEADER has how many MEMBERS, and
// who the OWNERS of words are.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32F3_NOTES_H
#define BACKMEM_CHIPS_STM32F3_NOTES_H

#include "stm32_notes.h"

#define HAL_PWR HAL_STM32 "stm32f3xx/drivers/src/stm32f3xx_hal_pwr.c"

static const backmem_sources_t rows[] = {
    {
        .place =
            HEADER ": RTC_BASE + BKP0R, " MEMBERS " members, RTC_BKP_NUMBER " MEMBERS,
        .rule = REGISTERS_RULE,
        .survives = RTC_SURVIVES,
        .steps = "PWREN, DBP, bits in " HEADER ". " CR_FLAGS,
        .hazards = REGISTERS_HAZARDS,
        .owners = OWNERS,
        .conflict = "the count differs inside the family, 5, 16, 20 or 32, and rests "
                    "on the headers alone",
        .proof = BACKMEM_PROOF_HEADER,
    },
};

#endif
