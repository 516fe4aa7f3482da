// GD32L23x: five words of the RTC, behind a clock of the backup domain.
//
// SPDX-License-Identifier: MIT
#include "backmem_gd32_family.h"

#define BACKMEM_RCU_APB1EN       0x4002101Cu
#define BACKMEM_RCU_APB1EN_BKPEN (1u << 31)
#define BACKMEM_RCU_BDCTL        0x40021020u
#define BACKMEM_PMU_CTL          0x40007000u

#define BACKMEM_RTC_BKP0      0x40002850u
#define BACKMEM_RTC_BKP_COUNT 5

BACKMEM_PAGE(gd32l23x, "GigaDevice",

RTC_BKP(WORDS_AT, BACKMEM_GD_SPL "spl/variants/gd32l23x/inc/gd32l23x", GD_PMUEN_BKPEN,
    NO_CONFLICT));
