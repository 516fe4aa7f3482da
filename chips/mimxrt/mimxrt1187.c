// i.MX RT118x: eight general purpose registers of the battery-backed non-secure module,
// which these parts have instead of an SNVS.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "mimxrt1187.h"

static const backmem_region_desc_t rows[] = {
    {
        .name = "BBNSM_GPR",
        .base = BACKMEM_BBNSM_GPR,
        .bytes = BACKMEM_BBNSM_GPR_COUNT * 4,
        .secure_offset = BACKMEM_SECURE_OFFSET,
        .survives =
            BACKMEM_SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
        .width = 4,
        .stride = 4,
        .itemsize = 4,
        .rule = BACKMEM_RULE_UNKNOWN,
    },
};

const backmem_chip_t backmem_chip_mimxrt1187 = {
    .name = "mimxrt1187",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
