// EFR32 and EFM32 of configuration 2 and EFR32ZG23: 32 words behind a clock enable.
//
// SPDX-License-Identifier: MIT
#include "backmem_silabs_family.h"

BACKMEM_PAGE(efr32xg22, "Silicon Labs",

BURAM("EFR32MG22/Include and EFM32PG22/Include",
    STEPS(SET(CMU_CLKEN0, BURAM)),
        "efr32mg22_cmu.h: CLKEN0 at 0x64, CMU_CLKEN0_BURAM, Enable Bus Clock"));
