// Alif Ensemble E3 and E7: the backup SRAM, in peripheral space.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "alif_ensemble.h"

static const backmem_step_t steps[] = {
    { BACKMEM_VBAT_RET_CTRL, BACKMEM_VBAT_RET_CTRL_BKRAM_RET_MASK, BACKMEM_STEP_CLEAR },
};

static const backmem_reserved_t spans[] = {
    { BACKMEM_BACKUP_SRAM_BYTES - 16, 16, BACKMEM_WHEN_FIRMWARE },
};

static const backmem_region_desc_t rows[] = {
    {
        .name = "BKRAM",
        .base = BACKMEM_BACKUP_SRAM,
        .bytes = BACKMEM_BACKUP_SRAM_BYTES,
        .steps = steps,
        .reserved = spans,
        .survives = BACKMEM_SURVIVES(YES, YES, UNKNOWN, YES, YES, NO),
        .width = 4,
        .stride = 4,
        .itemsize = 4,
        .rule = BACKMEM_RULE_ZERO_FILLS,
        .hazards = BACKMEM_HAZARD_LOCK,
        .step_count = BACKMEM_COUNT(steps),
        .reserved_count = BACKMEM_COUNT(spans),
    },
};

const backmem_chip_t backmem_chip_alif_ensemble = {
    .name = "alif_ensemble",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
