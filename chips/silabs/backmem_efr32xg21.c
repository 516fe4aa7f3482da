// EFR32MG21 and BG21: 32 words, whose clock comes by itself.
//
// SPDX-License-Identifier: MIT
#include "backmem_silabs_family.h"

BACKMEM_PAGE(efr32xg21, "Silicon Labs",

BURAM("EFR32MG21/Include/efr32mg21a010f768im32.h",
    NO_STEPS,
        "none: its CMU has no clock enables"));
