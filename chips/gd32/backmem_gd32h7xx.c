// GD32H7xx: 32 words of the RTC.
//
// SPDX-License-Identifier: MIT
#include "backmem_gd32_family.h"

#define BACKMEM_RCU_APB4EN       0x5802444Cu
#define BACKMEM_RCU_APB4EN_PMUEN (1u << 4)
#define BACKMEM_RCU_BDCTL        0x58024470u
#define BACKMEM_PMU_CTL          0x58005800u

#define BACKMEM_RTC_BKP0      0x58004050u
#define BACKMEM_RTC_BKP_COUNT 32

BACKMEM_PAGE(gd32h7xx, "GigaDevice",

RTC_BKP(WORDS_AT, BACKMEM_GD_SPL "spl/variants/gd32h7xx/inc/gd32h7xx", GD_APB4_PMUEN,
    CONFLICT("left out: the backup SRAM that RCU_AHB4EN.BKPSRAMEN is the clock of, "
             "whose address and size that header does not have")));
