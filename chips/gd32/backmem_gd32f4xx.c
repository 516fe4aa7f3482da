// GD32F4xx: words of the RTC. Its backup SRAM at 0x40024000 is left out, as no source
// gives its size.
//
// SPDX-License-Identifier: MIT
#include "backmem_gd32_family.h"

#define BACKMEM_RCU_APB1EN 0x40023840u

#define BACKMEM_RTC_BKP0      0x40002850u
#define BACKMEM_RTC_BKP_COUNT 20

BACKMEM_PAGE(gd32f4xx, "GigaDevice",

RTC_BKP("spl/variants/gd32f4xx/inc/gd32f4xx"));
