// GD32A50x: ten registers of 16 bits.
//
// SPDX-License-Identifier: MIT
#include "backmem_gd32_family.h"

#define BACKMEM_RCU_APB1EN 0x4002101Cu
#define BACKMEM_RCU_BDCTL  0x40021020u
#define BACKMEM_PMU_CTL    0x40007000u

#define BACKMEM_BKP_DATA0       0x40006C04u
#define BACKMEM_BKP_DATA0_COUNT 10

BACKMEM_PAGE(gd32a50x, "GigaDevice",

BKP_DATA0(BACKMEM_GD_SPL "spl/variants/gd32a50x/inc/gd32a50x"));
