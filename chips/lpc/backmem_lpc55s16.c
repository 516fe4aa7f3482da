// LPC551x and LPC55S1x: words of the RTC, lost at a power-on of the main supply.
//
// SPDX-License-Identifier: MIT
#include "backmem_lpc55_family.h"

BACKMEM_PAGE(lpc55s16, "NXP",

GPREGS("LPC55S16/LPC55S16",
    SURVIVES(YES, UNKNOWN, YES, YES, NO, NO),
        "But a power-on of the main supply resets the RTC although VBAT_PMU is held "
        "(UM11295's figure of resets, and NXP in the community thread 'LPC55S16 "
        "Battery for RTC', who call it a bug)"));
