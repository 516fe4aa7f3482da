// Where the facts of mimxrt1062.c come from.
//
// SPDX-License-Identifier: MIT
#include "mimxrt10xx_notes.h"
#define PLACE RT "RT1060/periph/PERI_SNVS.h: SNVS_LPGPR_COUNT 8; "
#include "mimxrt_notes.h"

const backmem_chip_sources_t backmem_sources_mimxrt1062 = {
    .chip = &backmem_chip_mimxrt1062,
    .vendor = "NXP",
    .regions = rows,
};
