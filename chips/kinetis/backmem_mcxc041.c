// MCX C041: the system's register file.
//
// SPDX-License-Identifier: MIT
#include "backmem_kinetis_family.h"

#define BACKMEM_RFSYS_REG0  0x40041000u
#define BACKMEM_RFSYS_COUNT 4

BACKMEM_PAGE(mcxc041, "NXP",

RFSYS("MCXC041/MCXC041", PROVED_BY(HEADER)));
