// GD32VW55x: twenty words of the RTC.
//
// SPDX-License-Identifier: MIT
#include "backmem_gd32_family.h"

#define BACKMEM_RCU_APB1EN 0x40023840u
#define BACKMEM_RCU_BDCTL  0x40023870u
#define BACKMEM_PMU_CTL    0x40007000u

#define BACKMEM_RTC_BKP0      0x40002870u
#define BACKMEM_RTC_BKP_COUNT 20

BACKMEM_PAGE(gd32vw55x, "GigaDevice",

RTC_BKP(WORDS_AT, BACKMEM_GD_SPL "spl/variants/gd32vw55x/inc/gd32vw55x", GD_PMUEN,
    NO_CONFLICT));
