// The names that belong to mimxrt1176.c.
//
// SPDX-License-Identifier: MIT
#define BACKMEM_SNVS_HP_GATE "CCM_LPCG38_DIRECT.ON"
#define BACKMEM_SNVS_LP_GATE "CCM_LPCG39_DIRECT.ON"
#include "mimxrt_labels.h"

const backmem_chip_labels_t backmem_labels_mimxrt1176 = { rows };
