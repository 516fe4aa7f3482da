// LPC550x and LPC55S0x: eight words of the RTC.
//
// SPDX-License-Identifier: MIT
#include "backmem_lpc55_family.h"

BACKMEM_PAGE(lpc55s06, "NXP",

GPREGS(BACKMEM_NXP_LPC55 "LPC55S06/LPC55S06_COMMON.h",
    SURVIVES(YES, UNKNOWN, YES, YES, UNKNOWN, NO),
        BACKMEM_NXP_LPC55_KEPT "Whether VBAT alone keeps them is not known here: the "
        "LPC55S1x, whose RTC is the same, loses them, and of this series nobody says",
    CONFLICT("a survey takes the header's word that VBAT keeps them: not repeated "
             "here"),
    PROVED_BY(HEADER)));
