// Renesas RA6M1, RA6M2, RA6M3, RA6T1: 512 byte registers on VBATT.
//
// SPDX-License-Identifier: MIT
#include "backmem_ra_family.h"

#define BACKMEM_VBTBKR       0x4001E500u
#define BACKMEM_VBTBKR_BYTES 512

#define BACKMEM_PRCR 0x4001E3FEu

BACKMEM_PAGE(ra6m1, "Renesas",

REGION("VBTBKR",
    AT(VBTBKR, VBTBKR_BYTES),
        "512 registers at 0x4001E500: " BACKMEM_RENESAS_SVD
        "ra6m1-pac, ra6m2-pac, ra6m3-pac, ra6t1-pac (system.rs); "
        BACKMEM_RENESAS_HEADER("R7FA6M1AD"),
    UNIT(1, 1, 1, LANES),
        BACKMEM_RA_RULE,
    SURVIVES(YES, YES, YES, YES, YES, NO),
        BACKMEM_RA_SURVIVES,
    STEPS(UNLOCK_KEYED(PRCR, PRC1)),
        BACKMEM_RA_PROTECT,
    HAZARDS(LOCK),
        BACKMEM_RA_HAZARDS,
    NOT_RESERVED,
        "none known: no bootloader of these parts was found",
    NO_CONFLICT, PROVED_BY(HEADER)));
