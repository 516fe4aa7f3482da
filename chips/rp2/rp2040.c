// RP2040: the watchdog's scratch registers.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "rp2040.h"

static const backmem_reserved_t spans[] = {
    { 0 * 4, 2 * 4, BACKMEM_WHEN_TRANSIENT }, // SCRATCH0, 1
    { 4 * 4, 4 * 4, BACKMEM_WHEN_ALWAYS },    // SCRATCH4 to 7
};

static const backmem_region_desc_t rows[] = {
    {
        .name = "WATCHDOG_SCRATCH",
        .base = BACKMEM_WATCHDOG_SCRATCH0,
        .bytes = BACKMEM_WATCHDOG_SCRATCH_COUNT * 4,
        .reserved = spans,
        .survives = BACKMEM_SURVIVES(YES, YES, NO, YES, NO, NO),
        .width = 4,
        .stride = 4,
        .itemsize = 4,
        .rule = BACKMEM_RULE_REPLICATES,
        .reserved_count = BACKMEM_COUNT(spans),
    },
};

const backmem_chip_t backmem_chip_rp2040 = {
    .name = "rp2040",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
