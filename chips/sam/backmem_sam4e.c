// SAM4E: twenty backup registers.
//
// SPDX-License-Identifier: MIT
#include "backmem_sam_family.h"

#define BACKMEM_GPBR_SYS_GPBR0 0x400E1890u
#define BACKMEM_GPBR_COUNT     20

BACKMEM_PAGE(sam4e, "Microchip",

GPBR("sam4e/", "sam4e16e.h",
    SAM_UNKNOWN,
        BACKMEM_SAM_NO_TEXT,
    HAZARDS(ZEROIZE),
        BACKMEM_SAM_CLEARED("sam4e/")));
