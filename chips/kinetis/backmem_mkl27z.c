// Kinetis KL1x, KL2x, KV3x, KW2xZ to KW4xZ and MCX C14x and C24x: the system's register
// file.
//
// SPDX-License-Identifier: MIT
#include "backmem_kinetis_family.h"

#define BACKMEM_RFSYS_REG0  0x40041000u
#define BACKMEM_RFSYS_COUNT 8

BACKMEM_PAGE(mkl27z, "NXP",

RFSYS("MKL27Z644/MKL27Z644", PROVED_BY(HEADER)));
