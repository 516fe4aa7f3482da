// Alif Ensemble E1 and E5: the backup SRAM, in peripheral space. The same memory as on
// E3 and E7, but nobody has reported what it does.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "alif_ensemble.h" // the same numbers

static const backmem_step_t steps[] = {
    { BACKMEM_VBAT_RET_CTRL, BACKMEM_VBAT_RET_CTRL_BKRAM_RET_MASK, BACKMEM_STEP_CLEAR },
};

static const backmem_region_desc_t rows[] = {
    {
        .name = "BKRAM",
        .base = BACKMEM_BACKUP_SRAM,
        .bytes = BACKMEM_BACKUP_SRAM_BYTES,
        .steps = steps,
        .survives = BACKMEM_SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, NO),
        .width = 4,
        .stride = 4,
        .itemsize = 4,
        .rule = BACKMEM_RULE_UNKNOWN,
        .hazards = BACKMEM_HAZARD_LOCK,
        .step_count = BACKMEM_COUNT(steps),
    },
};

const backmem_chip_t backmem_chip_alif_ensemble_e1 = {
    .name = "alif_ensemble_e1",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
