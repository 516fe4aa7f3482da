// Where the facts of mimxrt1011.c come from.
//
// SPDX-License-Identifier: MIT
#include "mimxrt10xx_notes.h"
#define PLACE RT "RT1010/periph/PERI_SNVS.h: SNVS_LPGPR_COUNT 4; "
#include "mimxrt_notes.h"

const backmem_chip_sources_t backmem_sources_mimxrt1011 = {
    .chip = &backmem_chip_mimxrt1011,
    .vendor = "NXP",
    .regions = rows,
};
