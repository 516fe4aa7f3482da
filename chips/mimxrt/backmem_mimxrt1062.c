// i.MX RT1015 to RT1064: eight general purpose registers in the SNVS low-power domain.
//
// SPDX-License-Identifier: MIT
#include "backmem_mimxrt10xx_family.h"

#define BACKMEM_SNVS_LPGPR_COUNT 8

BACKMEM_PAGE(mimxrt1062, "NXP",

RT10XX_LPGPRS(BACKMEM_NXP_RT "RT1060/periph/PERI_SNVS.h: SNVS_LPGPR_COUNT 8"));
