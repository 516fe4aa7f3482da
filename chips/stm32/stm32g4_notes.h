// The rows of each STM32G4. A chip says first which HEADER has how many MEMBERS, and
// the CONFLICT.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32G4_NOTES_H
#define BACKMEM_CHIPS_STM32G4_NOTES_H

#include "stm32_notes.h"

#define HAL_PWR HAL_STM32 "stm32g4xx/drivers/src/stm32g4xx_hal_pwr.c"

static const backmem_sources_t rows[] = {
    {
        .place =
            HEADER ": TAMP_BASE + BKP0R, " MEMBERS " members, RTC_BACKUP_NB " MEMBERS,
        .rule = REGISTERS_RULE,
        .survives = SHUTDOWN_SURVIVES,
        .steps = "PWREN, RTCAPBEN, DBP, bits in " HEADER
                 ". Do not rely on RTCAPBEN's reset value: the vendor SVD of STM32G474 "
                 "says 1, those of kin 0 (modm-io/cmsis-svd-stm32)",
        .hazards = REGISTERS_HAZARDS,
        .owners = "BKP0R: " ARDUPILOT ". " NO_OWNER_ELSE,
        .conflict = CONFLICT,
        .proof = BACKMEM_PROOF_HEADER,
    },
};

#endif
