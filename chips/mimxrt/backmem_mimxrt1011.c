// i.MX RT1011: four general purpose registers in the SNVS low-power domain.
//
// SPDX-License-Identifier: MIT
#include "backmem_mimxrt10xx_family.h"

#define BACKMEM_SNVS_LPGPR_COUNT 4

BACKMEM_PAGE(mimxrt1011, "NXP",

RT10XX_LPGPRS(BACKMEM_NXP_RT "RT1010/periph/PERI_SNVS.h: SNVS_LPGPR_COUNT 4"));
