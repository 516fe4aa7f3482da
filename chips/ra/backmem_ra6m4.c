// Renesas RA4E1, RA4M2, RA4M3, RA6E1, RA6M4, RA6M5: 128 byte registers on VBATT.
//
// SPDX-License-Identifier: MIT
#include "backmem_ra_family.h"

#define BACKMEM_VBTBKR       0x4001E500u
#define BACKMEM_VBTBKR_BYTES 128

#define BACKMEM_PRCR 0x4001E3FEu

#define BACKMEM_VBTBER      0x4001E4C0u // of one byte
#define BACKMEM_VBTBER_VBAE (1u << 3)

BACKMEM_PAGE(ra6m4, "Renesas",

REGION("VBTBKR",
    AT(VBTBKR, VBTBKR_BYTES),
        "128 registers at 0x4001E500: " BACKMEM_RENESAS_SVD
        "ra4e1-pac, ra4m2-pac, ra4m3-pac, ra6e1-pac, ra6m4-pac, ra6m5-pac (sysc.rs)",
    UNIT(1, 1, 1, LANES),
        BACKMEM_RA_RULE,
    SURVIVES(YES, YES, YES, YES, YES, NO),
        BACKMEM_RA_SURVIVES,
    STEPS(UNLOCK_KEYED(PRCR, PRC1),
          ASK_SET(VBTBER, VBAE)),
        BACKMEM_RA_PROTECT BACKMEM_RA_VBAE,
    HAZARDS(LOCK),
        BACKMEM_RA_ZONED_HAZARDS,
    RESERVED(BYTES(0, 4, BOOTLOADER, "Arduino bootloader, double tap")),
        BACKMEM_RA_DOUBLE_TAP ": on the Portenta C33",
    CONFLICT("FSP's headers count 512 for these parts: one struct for all, that of the "
             "RA4M1. Renesas' SVD files of each part count 128"),
    PROVED_BY(HEADER)));
