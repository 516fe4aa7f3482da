// i.MX RT116x and RT117x: four general purpose registers in the SNVS low-power domain.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "mimxrt1176.h"
#include "mimxrt_rows.h"

const backmem_chip_t backmem_chip_mimxrt1176 = {
    .name = "mimxrt1176",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
