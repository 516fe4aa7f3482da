// i.MX RT1015 to RT1064: eight general purpose registers in the SNVS low-power domain.
//
// SPDX-License-Identifier: MIT
#include "backmem/chips.h"
#include "mimxrt1062.h"
#include "mimxrt_rows.h"

const backmem_chip_t backmem_chip_mimxrt1062 = {
    .name = "mimxrt1062",
    .regions = rows,
    .region_count = BACKMEM_COUNT(rows),
};
