// Numbers of the i.MX RT10xx that have four LPGPR words.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_MIMXRT1011_H
#define BACKMEM_CHIPS_MIMXRT1011_H

#include "mimxrt10xx.h"

#define BACKMEM_SNVS_LPGPR_COUNT 4

#endif
