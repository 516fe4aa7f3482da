// The row of all i.MX RT that have an SNVS. Each chip's file includes it once, after
// its numbers.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_MIMXRT_ROWS_H
#define BACKMEM_CHIPS_MIMXRT_ROWS_H

#include "backmem/chip.h"

// The locks are read before anything is stored: what they refuse is lost in silence.
// LPSR holds other flags, so its bit is acknowledged and not read-modify-written.
static const backmem_step_t steps[] = {
    { BACKMEM_SNVS_HP_GATE, BACKMEM_SNVS_HP_GATE_ON, BACKMEM_STEP_SET },
    { BACKMEM_SNVS_LP_GATE, BACKMEM_SNVS_LP_GATE_ON, BACKMEM_STEP_SET },
    { BACKMEM_SNVS_HPLR, BACKMEM_SNVS_HPLR_GPR_SL, BACKMEM_STEP_REQUIRE },
    { BACKMEM_SNVS_LPLR, BACKMEM_SNVS_LPLR_GPR_HL, BACKMEM_STEP_REQUIRE },
    { BACKMEM_SNVS_LPLVDR, BACKMEM_SNVS_LPLVDR_VALUE, BACKMEM_STEP_WRITE },
    { BACKMEM_SNVS_LPSR, BACKMEM_SNVS_LPSR_LVD, BACKMEM_STEP_ACK },
    { BACKMEM_SNVS_LPCR, BACKMEM_SNVS_LPCR_GPR_Z_DIS, BACKMEM_STEP_SET },
};

static const backmem_reserved_t spans[] = {
    { 3 * 4, 4, BACKMEM_WHEN_BOOTLOADER }, // LPGPR3
};

static const backmem_region_desc_t rows[] = {
    {
        .name = "SNVS_LPGPR",
        .base = BACKMEM_SNVS_LPGPR,
        .bytes = BACKMEM_SNVS_LPGPR_COUNT * 4,
        .steps = steps,
        .reserved = spans,
        .survives = BACKMEM_SURVIVES(YES, YES, YES, YES, YES, NO),
        .width = 4,
        .stride = 4,
        .itemsize = 4,
        .rule = BACKMEM_RULE_UNKNOWN,
        .hazards = BACKMEM_HAZARD_ZEROIZE | BACKMEM_HAZARD_LOCK,
        .step_count = BACKMEM_COUNT(steps),
        .reserved_count = BACKMEM_COUNT(spans),
    },
};

#endif
