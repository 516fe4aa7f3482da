// GD32F10x, F20x, F30x, F403, E10x, E50x, C10x and GD32VF103: 42 registers of 16 bits,
// in two runs.
//
// SPDX-License-Identifier: MIT
#include "backmem_gd32_family.h"

#define BACKMEM_RCU_APB1EN 0x4002101Cu
#define BACKMEM_RCU_BDCTL  0x40021020u
#define BACKMEM_PMU_CTL    0x40007000u

#define BACKMEM_BKP_DATA0        0x40006C04u
#define BACKMEM_BKP_DATA0_COUNT  10
#define BACKMEM_BKP_DATA10       0x40006C40u
#define BACKMEM_BKP_DATA10_COUNT 32

BACKMEM_PAGE(gd32f10x, "GigaDevice",

BKP_DATA0(BACKMEM_GD_SPL "spl/variants/gd32f10x/inc/gd32f10x"),

BKP_DATA10(BACKMEM_GD_SPL "spl/variants/gd32f10x/inc/gd32f10x"));
