// MAX32670, MAX32672, MAX32675: two words of the power sequencer.
//
// SPDX-License-Identifier: MIT
#include "backmem_max32_family.h"

#define BACKMEM_PWRSEQ_GP0       0x40106848u
#define BACKMEM_PWRSEQ_GP0_COUNT 2

BACKMEM_PAGE(max32670, "Analog Devices",

PWRSEQ_GPS(WORDS_AT(PWRSEQ_GP0, PWRSEQ_GP0_COUNT),
    BACKMEM_ADI "MAX32670/Include/max32670.h: MXC_BASE_PWRSEQ"));
