// SAM3X and SAM3A: eight backup registers.
//
// SPDX-License-Identifier: MIT
#include "backmem_sam_family.h"

#define BACKMEM_GPBR_SYS_GPBR0 0x400E1A90u
#define BACKMEM_GPBR_COUNT     8

BACKMEM_PAGE(sam3x, "Microchip",

GPBR("sam3x/", "sam3x8e.h",
    SAM_UNKNOWN,
        BACKMEM_SAM_NO_TEXT,
    NO_HAZARDS,
        "none known: SUPC_WUMR has no LPDBCCLR here, which clears them on other lines "
        "(" BACKMEM_SAM_HAL "sam3x/component/supc.h)"));
