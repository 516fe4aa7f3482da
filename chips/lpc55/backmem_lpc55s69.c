// LPC552x, LPC55S2x, LPC55S6x: eight words of the RTC.
//
// SPDX-License-Identifier: MIT
#include "backmem_lpc55_family.h"

BACKMEM_PAGE(lpc55s69, "NXP",

GPREGS(BACKMEM_NXP_LPC55 "LPC55S69/LPC55S69_cm33_core0_COMMON.h",
    SURVIVES(YES, UNKNOWN, YES, YES, YES, NO),
        BACKMEM_NXP_LPC55_KEPT,
    CONFLICT("left out: PMC_AOREG1, whose bits are the reset causes that the ROM "
             "keeps"),
    PROVED_BY(MODEL)));
