// Kinetis K2x, K6x, KV5x and KW2xD with a VBAT pin: both register files. Not K8x, whose
// file has a clock gate of its own.
//
// SPDX-License-Identifier: MIT
#include "backmem_kinetis_family.h"

#define BACKMEM_RFSYS_REG0  0x40041000u
#define BACKMEM_RFSYS_COUNT 8

BACKMEM_PAGE(mk64f, "NXP",

RFVBAT("MK64F12/MK64F12"),

RFSYS("MK64F12/MK64F12"));
