// The row of nRF51 and nRF52. Each chip's file includes it once, after its numbers.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_NRF_ROWS_H
#define BACKMEM_CHIPS_NRF_ROWS_H

#include "backmem/chip.h"

static const backmem_reserved_t spans[] = {
    { 0, 1, BACKMEM_WHEN_BOOTLOADER }, // GPREGRET
};

static const backmem_region_desc_t rows[] = {
    {
        .name = "GPREGRET",
        .base = BACKMEM_POWER_GPREGRET,
        .bytes = BACKMEM_POWER_GPREGRET_COUNT, // a byte of each
        .reserved = spans,
        .survives = BACKMEM_SURVIVES(YES, UNKNOWN, UNKNOWN, YES, NO, NO),
        .width = 1,
        .stride = 4,
        .rule = BACKMEM_RULE_LANES,
        .hazards = BACKMEM_HAZARD_LOCK,
        .reserved_count = BACKMEM_COUNT(spans),
    },
};

#endif
