// LPC802 and LPC804: five registers.
//
// SPDX-License-Identifier: MIT
#include "backmem_lpc8_family.h"

#define BACKMEM_PMU_GPREG_COUNT 5

BACKMEM_PAGE(lpc802, "NXP",

PMU_GPREGS("LPC802/LPC802.h"));
