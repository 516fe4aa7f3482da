// CH32L103: 13 registers that keep 16 bits each.
//
// SPDX-License-Identifier: MIT
#include "backmem_ch32_family.h"

#define BACKMEM_BKP_DATAR11_COUNT 3

BACKMEM_PAGE(ch32l103, "WCH",

DATAR1("CH32L10x/SRC/Peripheral/inc/ch32l103.h",
    SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
        "no text was found",
    NOT_RESERVED,
        "none known"),

DATAR11("CH32L10x/SRC/Peripheral/inc/ch32l103.h", "no text was found"));
