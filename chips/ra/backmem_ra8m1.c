// Renesas RA8: 128 byte registers on VBATT, as secure code or a flat project sees them.
//
// SPDX-License-Identifier: MIT
#include "backmem_ra_family.h"

#define BACKMEM_VBTBKR       0x4001ED00u
#define BACKMEM_VBTBKR_BYTES 128

#define BACKMEM_PRCR 0x4001E3FAu

#define BACKMEM_VBTBER      0x4001EC40u // of one byte
#define BACKMEM_VBTBER_VBAE (1u << 3)

BACKMEM_PAGE(ra8m1, "Renesas",

REGION("VBTBKR",
    AT(VBTBKR, VBTBKR_BYTES),
        "VBTBKR0 to VBTBKR127 at 0x4001ED00: " BACKMEM_RENESAS_HEADER("R7FA8M1AH")
        ", R7FA8D1BH, R7FA8E1AF, R7FA8T1AH; " BACKMEM_RENESAS_SVD "ra8e2-pac (sysc.rs)",
    UNIT(1, 1, 1, LANES),
        BACKMEM_RA_RULE,
    SURVIVES(YES, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, NO),
        "kept over a reset of the core, on an EK-RA8D2 (a public emulator of that "
        "board, board_periph_bkup.c). No text on the others was found for these parts. "
        "VBATT supplies them: without it and without VCC nothing does",
    STEPS(UNLOCK_KEYED(PRCR, PRC1),
          ASK_SET(VBTBER, VBAE)),
        BACKMEM_RA_PROTECT BACKMEM_RA_VBAE,
    HAZARDS(LOCK),
        BACKMEM_RA_HAZARDS ". VBRSABAR, VBRPABARS and VBRPABARNS say from which "
        "register on they are non-secure or unprivileged; what a program on the other "
        "side meets is not known. It would have PRCR_NS and addresses of its own, "
        "which are not here",
    NOT_RESERVED,
        "none known",
    NO_CONFLICT, PROVED_BY(HEADER)));
