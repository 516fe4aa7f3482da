// RP2350: the scratch registers of the watchdog and of the power manager. POWMAN's
// BOOT0 to BOOT3 are the boot ROM's vector and are no region.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "rp2350.h"

static const backmem_reserved_t watchdog_spans[] = {
    { 2 * 4, 2 * 4, BACKMEM_WHEN_ALWAYS }, // SCRATCH2, 3
    { 4 * 4, 4 * 4, BACKMEM_WHEN_ALWAYS }, // SCRATCH4 to 7
};

static const backmem_region_desc_t rows[] = {
    {
        .name = "WATCHDOG_SCRATCH",
        .base = BACKMEM_WATCHDOG_SCRATCH0,
        .bytes = BACKMEM_WATCHDOG_SCRATCH_COUNT * 4,
        .reserved = watchdog_spans,
        .survives = BACKMEM_SURVIVES(YES, YES, NO, UNKNOWN, NO, NO),
        .width = 4,
        .stride = 4,
        .itemsize = 4,
        .rule = BACKMEM_RULE_REPLICATES,
        .hazards = BACKMEM_HAZARD_LOCK,
        .reserved_count = BACKMEM_COUNT(watchdog_spans),
    },
    {
        .name = "POWMAN_SCRATCH",
        .base = BACKMEM_POWMAN_SCRATCH0,
        .bytes = BACKMEM_POWMAN_SCRATCH_COUNT * 4,
        .survives = BACKMEM_SURVIVES(YES, YES, NO, YES, NO, NO),
        .width = 4,
        .stride = 4,
        .itemsize = 4,
        .rule = BACKMEM_RULE_UNKNOWN,
        .hazards = BACKMEM_HAZARD_LOCK,
    },
};

const backmem_chip_t backmem_chip_rp2350 = {
    .name = "rp2350",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
