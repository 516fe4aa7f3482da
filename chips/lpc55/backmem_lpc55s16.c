// LPC551x and LPC55S1x: eight words of the RTC, which a power-on of the main supply
// resets although VBAT is there.
//
// SPDX-License-Identifier: MIT
#include "backmem_lpc55_family.h"

BACKMEM_PAGE(lpc55s16, "NXP",

GPREGS(BACKMEM_NXP_LPC55 "LPC55S16/LPC55S16_COMMON.h",
    SURVIVES(YES, UNKNOWN, YES, YES, NO, NO),
        BACKMEM_NXP_LPC55_KEPT "Not on VBAT here: the power-on reset of the main "
        "supply resets the RTC too, which NXP calls a bug (NXP community, 'LPC55S16 "
        "Battery for RTC'; the figure of resets in UM11295)",
    CONFLICT("the header says that the words are kept on VBAT; NXP's staff and the "
             "manual's figure say that they are not"),
    PROVED_BY(HEADER)));
