// GD32F3x0, F1x0 and E23x: five words of the RTC.
//
// SPDX-License-Identifier: MIT
#include "backmem_gd32_family.h"

#define BACKMEM_RCU_APB1EN 0x4002101Cu
#define BACKMEM_RCU_BDCTL  0x40021020u
#define BACKMEM_PMU_CTL    0x40007000u

#define BACKMEM_RTC_BKP0      0x40002850u
#define BACKMEM_RTC_BKP_COUNT 5

BACKMEM_PAGE(gd32f3x0, "GigaDevice",

RTC_BKP(WORDS_AT, BACKMEM_GD_SPL "spl/variants/gd32f3x0/inc/gd32f3x0", GD_PMUEN,
    NO_CONFLICT));
