// CH32V30x, V10x, F20x and F10x: 42 registers that keep 16 bits each.
//
// SPDX-License-Identifier: MIT
#include "backmem_ch32_family.h"

#define BACKMEM_BKP_DATAR11_COUNT 32

BACKMEM_PAGE(ch32v30x, "WCH",

DATAR1("CH32V30x/SRC/Peripheral/inc/ch32v30x.h",
    SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
        "no text was found",
    NOT_RESERVED,
        "none known"),

DATAR11("CH32V30x/SRC/Peripheral/inc/ch32v30x.h", "no text was found"));
