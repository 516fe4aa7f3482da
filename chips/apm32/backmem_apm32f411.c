// Geehy APM32F411: twenty backup registers, no backup SRAM.
//
// SPDX-License-Identifier: MIT
#include "backmem_apm32f4_family.h"

#define BACKMEM_RTC_STS_TPxFLG (1u << 13) // TP1FLG

BACKMEM_PAGE(apm32f411, "Geehy",

RTC_BAKPS(BACKMEM_GEEHY_F4_HEADER("apm32f411xx")));
