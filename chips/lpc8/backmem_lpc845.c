// LPC81x, 82x, 83x, 84x and 86x: four registers.
//
// SPDX-License-Identifier: MIT
#include "backmem_lpc8_family.h"

#define BACKMEM_PMU_GPREG_COUNT 4

BACKMEM_PAGE(lpc845, "NXP",

PMU_GPREGS("LPC845/LPC845.h"));
