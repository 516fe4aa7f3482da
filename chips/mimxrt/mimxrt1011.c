// i.MX RT1011: four general purpose registers in the SNVS low-power domain.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "mimxrt1011.h"
#include "mimxrt_rows.h"

const backmem_chip_t backmem_chip_mimxrt1011 = {
    .name = "mimxrt1011",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
