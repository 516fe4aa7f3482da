// GD32F5xx: twenty words of the RTC.
//
// SPDX-License-Identifier: MIT
#include "backmem_gd32_family.h"

#define BACKMEM_RCU_APB1EN 0x40023840u
#define BACKMEM_RCU_BDCTL  0x40023870u
#define BACKMEM_PMU_CTL    0x40007000u

#define BACKMEM_RTC_BKP0      0x40002850u
#define BACKMEM_RTC_BKP_COUNT 20

BACKMEM_PAGE(gd32f5xx, "GigaDevice",

RTC_BKP(WORDS_AT, BACKMEM_GD_HAL "gd32f5xx/standard_peripheral/include/gd32f5xx",
    GD_PMUEN,
    CONFLICT("left out: the backup SRAM at 0x40024000, which has ECC here: what a "
             "store leaves pending is not written")));
