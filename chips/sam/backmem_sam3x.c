// SAM3X and SAM3A: eight backup registers.
//
// SPDX-License-Identifier: MIT
#include "backmem_sam_family.h"

#define BACKMEM_GPBR_SYS_GPBR0 0x400E1A90u

BACKMEM_PAGE(sam3x, "Microchip",

GPBR("sam3x/sam3x8e.h"));
