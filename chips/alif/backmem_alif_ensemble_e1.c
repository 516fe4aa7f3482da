// Alif Ensemble E1 and E5: the backup SRAM, in peripheral space. The same memory as on
// E3 and E7, but nobody has reported what it does.
//
// SPDX-License-Identifier: MIT
#include "backmem_alif_family.h"

BACKMEM_PAGE(alif_ensemble_e1, "Alif",

REGION("BKRAM",
    AT(BACKUP_SRAM, BACKUP_SRAM_BYTES),
        BACKMEM_ALIF_DFP "Debug/SVD/AE101F4071542LH_CM55_HE_View.svd and "
        "AE512F80F55D5LS_CM55_HP_View.svd: memory Backup_SRAM, 0x4902C000, 0x1000 "
        "bytes",
    UNIT(4, 4, 4, UNKNOWN),
        "no source for these parts; on E3, byte stores do not work "
        "(micropython/micropython#19084). Treated as the worst",
    SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, NO),
        "no source for these parts: plan for a loss. Without a supply of the VBAT "
        "domain it is an SRAM like any other",
    STEPS(SET(EXPMST0_CTRL, BKRAM_CKEN),
          ASK_SET(VBAT_ANA_REG1, RET_LDO_VBAT_EN)),
        BACKMEM_ALIF_STEPS,
    HAZARDS(LOCK),
        "LOCK: on E7 the memory is behind a firewall component (ConductorTool files of "
        BACKMEM_ALIF_DFP "Boards/); taken to be here too",
    RESERVED(BYTES(0, 8, TRANSIENT, "Alif's power examples (aiPM)")),
        BACKMEM_ALIF_EXAMPLES ". MicroPython, which keeps its reset cause in the last "
        "16 bytes on E3 and E7, has no board with these parts",
    CONFLICT(BACKMEM_ALIF_RETENTION),
    PROVED_BY(HEADER)));
