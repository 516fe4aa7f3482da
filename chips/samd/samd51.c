// SAMD51, SAME51, SAME53, SAME54: the backup RAM. The RTC's BKUP and GP registers
// are no regions: see the notes.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "samd51.h"

static const backmem_region_desc_t rows[] = {
    {
        .name = "BKUPRAM",
        .base = BACKMEM_BKUPRAM_ADDR,
        .bytes = BACKMEM_BKUPRAM_SIZE,
        .survives = BACKMEM_SURVIVES(YES, YES, YES, YES, YES, NO),
        .width = 1,
        .stride = 1,
        .itemsize = 1,
        .rule = BACKMEM_RULE_LANES,
    },
};

const backmem_chip_t backmem_chip_samd51 = {
    .name = "samd51",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
