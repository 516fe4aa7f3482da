// The names that belong to mimxrt1062.c.
//
// SPDX-License-Identifier: MIT
#include "mimxrt_labels.h"

const backmem_chip_labels_t backmem_labels_mimxrt1062 = { rows };
