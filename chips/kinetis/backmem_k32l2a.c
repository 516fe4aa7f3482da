// K32L2A: the system's register file.
//
// SPDX-License-Identifier: MIT
#include "backmem_kinetis_family.h"

#define BACKMEM_RFSYS_REG0  0x4007C000u
#define BACKMEM_RFSYS_COUNT 8

BACKMEM_PAGE(k32l2a, "NXP",

RFSYS("K32L2A31A/K32L2A31A", PROVED_BY(HEADER)));
