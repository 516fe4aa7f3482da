// Where the facts of alif_ensemble.c come from.
//
// SPDX-License-Identifier: MIT
#include "backmem/notes.h"

#define DFP         "alifsemi/alif_ensemble-cmsis-dfp@e6f35e88e7 "
#define MICROPYTHON "micropython/micropython@1c3c2011 ports/alif/"

static const backmem_sources_t rows[] = {
    {
        .place =
            DFP "Debug/SVD/AE302F80F55D5LE_CM55_HP_View.svd and "
                "AE722F80F55D5LS_CM55_HE_View.svd: memory Backup_SRAM, 0x4902C000, "
                "0x1000 bytes; the C headers have no macro for it",
        .rule = "byte stores do not work (micropython/micropython#19084, on hardware); "
                "that the bytes not addressed become zero is second-hand, no text of "
                "Alif's says so. Nothing was found on halfwords",
        .survives =
            "random after power-on, kept over resets of the core "
            "(micropython/micropython#19577, on hardware) and in STOP with "
            "BACKUP4K_MASK in the off profile (" MICROPYTHON
            "boards/ALIF_ENSEMBLE/board.c). The reset pin: no source. VDD loss: "
            "in the VBAT domain, by the retention fields",
        .steps =
            "VBAT RET_CTRL resets to 0xF3; BKRAM_RET_MASK 1 is 'disable the memory "
            "retention' (the SVD files above). No code was found that clears it "
            "from a core: the secure enclave does it from the off profile",
        .hazards =
            "LOCK: the memory is behind a firewall component, Utility_SRAM, so a "
            "rule can make any access fault (ConductorTool files of " DFP "Boards/)",
        .owners = "last 16 bytes: " MICROPYTHON "modmachine.h, MP_BACKUP_STATE_BASE; "
                  "its reset cause is the first word there",
        .conflict =
            "a firmware that enters STOP still needs BACKUP4K_MASK in its off "
            "profile: the enclave may write RET_CTRL again on the way down. "
            "E1 and E5 have rows of their own, as nobody reported on them; E4, E6, "
            "E8 and E1C are left out, as no source gives an address",
        .proof = BACKMEM_PROOF_MODEL,
    },
};

const backmem_chip_sources_t backmem_sources_alif_ensemble = {
    .chip = &backmem_chip_alif_ensemble,
    .vendor = "Alif",
    .regions = rows,
};
