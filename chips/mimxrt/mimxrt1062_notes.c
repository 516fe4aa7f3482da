// Where the facts of mimxrt1062.c come from.
//
// SPDX-License-Identifier: MIT
#define PLACE RT "RT1060/periph/PERI_SNVS.h: SNVS_LPGPR_COUNT 8; "
#include "mimxrt_notes.h"

const backmem_chip_sources_t backmem_sources_mimxrt1062 = {
    .chip = &backmem_chip_mimxrt1062,
    .vendor = "NXP",
    .devices = "mimxrt1015 mimxrt1021 mimxrt1024 mimxrt1041 mimxrt1042 mimxrt1043 "
               "mimxrt1046 mimxrt1051 mimxrt1052 mimxrt1061 mimxrt1062 mimxrt1064",
    .rows = rows,
};
