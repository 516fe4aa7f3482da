// SAM4S: eight backup registers.
//
// SPDX-License-Identifier: MIT
#include "backmem_sam_family.h"

#define BACKMEM_GPBR_SYS_GPBR0 0x400E1490u
#define BACKMEM_GPBR_COUNT     8

BACKMEM_PAGE(sam4s, "Microchip",

GPBR("sam4s/", "sam4s16c.h",
    SAM_UNKNOWN,
        BACKMEM_SAM_NO_TEXT,
    HAZARDS(ZEROIZE),
        BACKMEM_SAM_CLEARED("sam4s/")));
