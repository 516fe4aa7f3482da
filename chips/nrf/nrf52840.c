// nRF52840 and the other nRF52: two registers that keep eight bits each.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "nrf52840.h"

static const backmem_span_t spans[] = {
    { 0, 1, BACKMEM_WHEN_BOOTLOADER }, // GPREGRET
};

static const backmem_row_t rows[] = {
    {
        .name = "GPREGRET",
        .base = BACKMEM_POWER_GPREGRET,
        .bytes = BACKMEM_POWER_GPREGRET_COUNT, // a byte of each
        .spans = spans,
        .survives = BACKMEM_SURVIVES(YES, UNKNOWN, UNKNOWN, YES, NO, NO),
        .width = 1,
        .stride = 4,
        .rule = BACKMEM_RULE_LANES,
        .hazards = BACKMEM_HAZARD_LOCK,
        .span_count = BACKMEM_COUNT(spans),
    },
};

const backmem_chip_t backmem_chip_nrf52840 = {
    .name = "nrf52840",
    .rows = rows,
    .row_count = BACKMEM_COUNT(rows),
};
