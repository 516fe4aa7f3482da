// Retained RAM of any chip, one row for each kind of memory. What it survives is the
// chip's: nothing is claimed here but that no SRAM lives without its supply.
//
// SPDX-License-Identifier: MIT
#include "backmem_retained_family.h"

#define BACKMEM_RAM_SURVIVES                                                           \
    "the chip's manual; docs/manual/retained.md lists some. An object says COLD "      \
    "where it did not"

BACKMEM_PAGE(ram, "Retained RAM",

REGION("RAM", // Cortex-M0 to M4, M23, M33 and others, without cache and ECC
    PLACED_BY_LINKER,
        BACKMEM_RETAINED_PLACE,
    UNIT(1, 1, 1, LANES),
        BACKMEM_RETAINED_BYTES,
    SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, NO),
        BACKMEM_RAM_SURVIVES,
    NO_STEPS,
        "none",
    NO_HAZARDS,
        "none known",
    NOT_RESERVED,
        "what boot ROMs and bootloaders take: docs/manual/retained.md",
    NO_CONFLICT, PROVED_BY(HEADER)),

REGION("RAM_CACHED", // Cortex-M7 and others with a data cache, without ECC
    PLACED_BY_LINKER,
        BACKMEM_RETAINED_PLACE,
    UNIT(1, 1, 1, LANES),
        BACKMEM_RETAINED_BYTES,
    SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, NO),
        BACKMEM_RAM_SURVIVES,
    NO_STEPS,
        "none",
    HAZARDS(CACHEABLE),
        "CACHEABLE: a reset does not clean the cache (Arm DDI 0489D 4.2)",
    NOT_RESERVED,
        "what boot ROMs and bootloaders take: docs/manual/retained.md",
    NO_CONFLICT, PROVED_BY(HEADER)),

REGION("RAM_ECC", // ECC words of 32 bits: STM32H7's SRAM1 to SRAM4 and DTCM
    PLACED_BY_LINKER,
        BACKMEM_RETAINED_PLACE,
    UNIT(4, 4, 1, PENDING),
        BACKMEM_RETAINED_ECC,
    SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, NO),
        BACKMEM_RAM_SURVIVES,
    NO_STEPS,
        "none",
    HAZARDS(ECC, CACHEABLE),
        "ECC: " BACKMEM_RETAINED_NOISE,
    NOT_RESERVED,
        "what boot ROMs and bootloaders take: docs/manual/retained.md",
    NO_CONFLICT, PROVED_BY(HEADER)),

REGION("RAM_ECC64", // ECC words of 64 bits: STM32H7's AXI SRAM
    PLACED_BY_LINKER,
        BACKMEM_RETAINED_PLACE,
    UNIT(4, 4, 1, PENDING),
        BACKMEM_RETAINED_ECC64,
    SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, NO),
        BACKMEM_RAM_SURVIVES,
    NO_STEPS,
        "none",
    HAZARDS(ECC, ECC64, CACHEABLE),
        "ECC: " BACKMEM_RETAINED_NOISE,
    NOT_RESERVED,
        "what boot ROMs and bootloaders take: docs/manual/retained.md",
    NO_CONFLICT, PROVED_BY(HEADER)));
