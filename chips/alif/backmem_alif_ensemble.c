// Alif Ensemble E3 and E7: the backup SRAM, in peripheral space.
//
// SPDX-License-Identifier: MIT
#include "backmem_alif_family.h"

#define BACKMEM_ALIF_PORT "micropython/micropython@1c3c2011 ports/alif/"

BACKMEM_PAGE(alif_ensemble, "Alif",

REGION("BKRAM",
    AT(BACKUP_SRAM, BACKUP_SRAM_BYTES),
        BACKMEM_ALIF_DFP "Debug/SVD/AE302F80F55D5LE_CM55_HP_View.svd and "
        "AE722F80F55D5LS_CM55_HE_View.svd: memory Backup_SRAM, 0x4902C000, 0x1000 "
        "bytes; the C headers have no macro for it",
    UNIT(4, 4, 4, ZERO_FILLS),
        "byte stores do not work (micropython/micropython#19084, on hardware); that "
        "the bytes not addressed become zero is second-hand, no text of Alif's says "
        "so. Nothing was found on halfwords",
    SURVIVES(YES, YES, UNKNOWN, UNKNOWN, UNKNOWN, NO),
        "random after power-on, kept over resets of the core "
        "(micropython/micropython#19577, on hardware). STOP, and VDD loss with VBAT: "
        "in the VBAT domain, by the retention fields, whose sources contradict each "
        "other; "
        "with BACKUP4K_MASK in the off profile it may be kept in STOP ("
        BACKMEM_ALIF_PORT "boards/ALIF_ENSEMBLE/board.c). The reset pin: no source",
    STEPS(SET(EXPMST0_CTRL, BKRAM_CKEN),
          ASK_SET(VBAT_ANA_REG1, RET_LDO_VBAT_EN)),
        BACKMEM_ALIF_STEPS,
    HAZARDS(LOCK),
        "LOCK: the memory is behind a firewall component, Utility_SRAM, so a rule can "
        "make any access fault (ConductorTool files of " BACKMEM_ALIF_DFP "Boards/)",
    RESERVED(BYTES(0, 8, TRANSIENT, "Alif's power examples (aiPM)"),
             BYTES(4096 - 16, 16, FIRMWARE, "MicroPython, reset cause")),
        "last 16 bytes: " BACKMEM_ALIF_PORT "modmachine.h, MP_BACKUP_STATE_BASE; its "
        "reset "
        "cause is the first word there. " BACKMEM_ALIF_EXAMPLES,
    CONFLICT(BACKMEM_ALIF_RETENTION ". A firmware that enters STOP still needs "
             "BACKUP4K_MASK in its off profile: the enclave may write RET_CTRL again "
             "on the way down. E1 and E5 have a page of their own, as nobody reported "
             "on them. Left out: E4 and E6, as no source gives an address; E1C; and "
             "E8, whose address is known from one board alone (4096 bytes at "
             "0x4902C000, alplabai/alp-sdk@1a8f1a2321)"),
    PROVED_BY(MODEL)));
