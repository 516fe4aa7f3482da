// LPC550x, LPC55S0x, LPC552x, LPC55S2x and LPC55S69: words of the RTC.
//
// SPDX-License-Identifier: MIT
#include "backmem_lpc55_family.h"

BACKMEM_PAGE(lpc55s69, "NXP",

GPREGS("LPC55S69/LPC55S69_cm33_core0",
    SURVIVES(YES, UNKNOWN, YES, YES, YES, NO),
        "A reset pin and deep power-down leave VBAT_PMU alone"));
