// Stands in for Microchip's samd51j19a.h: what the check reads of it, in its form.
//
// SPDX-License-Identifier: MIT
#include <stdint.h>

#define BKUPRAM_ADDR (0x47000000UL)
#define BKUPRAM_SIZE (0x00002000UL)

#define MCLK_AHBMASK_OFFSET      0x10
#define MCLK_AHBMASK_BKUPRAM_Pos 11

#define MCLK_APBAMASK_OFFSET  0x14
#define MCLK_APBAMASK_RTC_Pos 9
#define PAC_STATUSA_OFFSET    0x34
#define PAC_STATUSA_RTC_Pos   9

#define RTC_BKUP_OFFSET   0x80
#define RTC_NUM_OF_BKREGS 8
