// SAM E70 and SAM V71: eight backup registers.
//
// SPDX-License-Identifier: MIT
#include "backmem_sam_family.h"

#define BACKMEM_GPBR_SYS_GPBR0 0x400E1890u

BACKMEM_PAGE(same70, "Microchip",

GPBR("same70b/same70q21b.h, samv71b/samv71q21b.h"));
