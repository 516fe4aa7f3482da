// The row of each STM32WBA. A chip says first what its HEADER, PLACE, HAZARDS and
// OWNERS are.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32WBA_NOTES_H
#define BACKMEM_CHIPS_STM32WBA_NOTES_H

#include "stm32_notes.h"

#define HAL_PWR HAL_STM32 "stm32wbaxx/drivers/src/stm32wbaxx_hal_pwr.c"

static const backmem_sources_t rows[] = {
    {
        .place = PLACE,
        .rule = REGISTERS_RULE,
        .survives = "Standby loses all but the backup domain (" HAL_PWR
                    "), which is on VBAT when VDD is off. " REGISTERS_LOSS,
        .steps = "PWREN, RTCAPBEN, DBP, bits in " HEADER,
        .hazards = HAZARDS,
        .owners = OWNERS,
        .proof = BACKMEM_PROOF_HEADER,
    },
};

#endif
