// Where the facts of alif_ensemble_e1.c come from.
//
// SPDX-License-Identifier: MIT
#include "backmem/notes.h"

#define DFP "alifsemi/alif_ensemble-cmsis-dfp@e6f35e88e7 "

static const backmem_sources_t rows[] = {
    {
        .place = DFP "Debug/SVD/AE101F4071542LH_CM55_HE_View.svd and "
                     "AE512F80F55D5LS_CM55_HP_View.svd: memory Backup_SRAM, "
                     "0x4902C000, 0x1000 bytes",
        .rule = "no source for these parts; on E3, byte stores do not work "
                "(micropython/micropython#19084). Treated as the worst",
        .survives = "no source for these parts: plan for a loss. Without a supply of "
                    "the VBAT domain it is an SRAM like any other",
        .steps = "VBAT RET_CTRL resets to 0xF3; BKRAM_RET_MASK 1 is 'disable the "
                 "memory retention' (the SVD files above)",
        .hazards = "LOCK: on E7 the memory is behind a firewall component "
                   "(ConductorTool files of " DFP "Boards/); taken to be here too",
        .owners = "none known: MicroPython, which keeps its reset cause in the last 16 "
                  "bytes on E3 and E7, has no board with these parts",
        .conflict = "E4, E6, E8 and E1C are left out: their SVD files, where there are "
                    "any, have the retention fields and no address",
        .proof = BACKMEM_PROOF_HEADER,
    },
};

const backmem_chip_sources_t backmem_sources_alif_ensemble_e1 = {
    .chip = &backmem_chip_alif_ensemble_e1,
    .vendor = "Alif",
    .regions = rows,
};
