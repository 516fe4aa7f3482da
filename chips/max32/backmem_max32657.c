// MAX32657: two words of the power sequencer.
//
// SPDX-License-Identifier: MIT
#include "backmem_max32_family.h"

#define BACKMEM_PWRSEQ_GP0       0x40006848u
#define BACKMEM_PWRSEQ_GP0_COUNT 2
#define BACKMEM_SECURE_OFFSET    0x10000000u

BACKMEM_PAGE(max32657, "Analog Devices",

PWRSEQ_GPS(SECURE_WORDS_AT(PWRSEQ_GP0, PWRSEQ_GP0_COUNT),
    BACKMEM_ADI "MAX32657/Include/max32657.h: MXC_BASE_PWRSEQ"));
