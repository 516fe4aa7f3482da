// CH32V20x: 42 registers that keep 16 bits each.
//
// SPDX-License-Identifier: MIT
#include "backmem_ch32_family.h"

#define BACKMEM_BKP_DATAR11_COUNT 32

BACKMEM_PAGE(ch32v20x, "WCH",

DATAR1("CH32V20x/SRC/Peripheral/inc/ch32v20x.h",
    SURVIVES(YES, UNKNOWN, YES, UNKNOWN, UNKNOWN, UNKNOWN),
        "TinyUF2 finds its word after a soft reset and after the reset pin "
        "(adafruit/tinyuf2 ports/ch32v20x/boards.h); of the rest nobody says",
    RESERVED(HALVES(9, 1, BOOTLOADER, "TinyUF2: two resets in a row")),
        "DATAR10: adafruit/tinyuf2 ports/ch32v20x/boards.h"),

DATAR11("CH32V20x/SRC/Peripheral/inc/ch32v20x.h", "no text was found"));
