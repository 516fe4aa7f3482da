// RP2350: SRAM that no start-up code touches.
//
// SPDX-License-Identifier: MIT
#include "backmem_retained_family.h"

BACKMEM_PAGE(ram_rp2350, "Retained RAM",

REGION("SRAM",
    PLACED_BY_LINKER,
        BACKMEM_RETAINED_PLACE ": the pico-sdk's .uninitialized_data "
        "(raspberrypi/pico-sdk src/rp2_common/pico_crt0/rp2350/memmap_default.ld)",
    UNIT(1, 1, 1, LANES),
        BACKMEM_RETAINED_BYTES,
    SURVIVES(YES, YES, NO, UNKNOWN, NO, NO),
        "kept over a watchdog reset; RUN switches the memories' supply off and on "
        "(raspberrypi/pico-sdk#2203, #2043: seen, and Raspberry Pi's word). A reset of "
        "the cores reaches less than a watchdog's. Deep sleep: a program chooses which "
        "SRAM stays on. No battery supply",
    NO_STEPS,
        "none",
    NO_HAZARDS,
        "none known",
    NOT_RESERVED,
        "BOOTSEL takes it: zeros after an upload (raspberrypi/pico-sdk#2043). No source "
        "names SRAM that the boot ROM takes on its way to flash",
    NO_CONFLICT, PROVED_BY(HEADER)));
