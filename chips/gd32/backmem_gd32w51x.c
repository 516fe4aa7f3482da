// GD32W51x: twenty words of the RTC, with an address for either state of TrustZone.
//
// SPDX-License-Identifier: MIT
#include "backmem_gd32_family.h"

#define BACKMEM_SECURE_OFFSET 0x10000000u

#define BACKMEM_RCU_APB1EN 0x40023840u
#define BACKMEM_RCU_BDCTL  0x40023870u
#define BACKMEM_PMU_CTL    0x40007000u

#define BACKMEM_RTC_BKP0      0x40002870u
#define BACKMEM_RTC_BKP_COUNT 20

BACKMEM_PAGE(gd32w51x, "GigaDevice",

RTC_BKP(SECURE_WORDS_AT, BACKMEM_GD_SPL "spl/variants/gd32w51x/inc/gd32w51x", GD_PMUEN,
    NO_CONFLICT));
