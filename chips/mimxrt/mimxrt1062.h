// Numbers of the i.MX RT10xx that have eight LPGPR words.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_MIMXRT1062_H
#define BACKMEM_CHIPS_MIMXRT1062_H

#include "mimxrt10xx.h"

#define BACKMEM_SNVS_LPGPR_COUNT 8

#endif
