// The names that belong to mimxrt1011.c.
//
// SPDX-License-Identifier: MIT
#define BACKMEM_SNVS_HP_GATE "CCM_CCGR5.CG14"
#define BACKMEM_SNVS_LP_GATE "CCM_CCGR5.CG15"
#include "mimxrt_labels.h"

const backmem_chip_labels_t backmem_labels_mimxrt1011 = { rows };
