// Compares our numbers of SAMD51 with those of Microchip's device header:
// backmem_vendor_same.h says how. In MicroPython, py/mpconfig.h brings Microchip's.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_SAMD_VENDOR_H
#define BACKMEM_SAMD_VENDOR_H

#include "../backmem_vendor_same.h"

#ifndef BACKMEM_BKUPRAM_ADDR
#error "backmem: this is a SAM, the chip chosen is none; \
look the device up: docs/chips.md"
#endif

#if !defined(BKUPRAM_ADDR) || !defined(BKUPRAM_SIZE)
#error "backmem: no BKUPRAM in Microchip's header: not included, or another chip; \
look the device up: docs/chips.md"
#endif

BACKMEM_SAME(BACKMEM_BKUPRAM_ADDR, BKUPRAM_ADDR);
BACKMEM_SAME(BACKMEM_BKUPRAM_SIZE, BKUPRAM_SIZE);

// MCLK itself is a pointer there, so of the address the offset alone is compared.
BACKMEM_SAME(BACKMEM_MCLK_AHBMASK & 0xFFu, MCLK_AHBMASK_OFFSET);
BACKMEM_SAME(BACKMEM_MCLK_AHBMASK_BKUPRAM, 1u << MCLK_AHBMASK_BKUPRAM_Pos);
BACKMEM_SAME(BACKMEM_MCLK_APBAMASK & 0xFFu, MCLK_APBAMASK_OFFSET);
BACKMEM_SAME(BACKMEM_MCLK_APBAMASK_RTC, 1u << MCLK_APBAMASK_RTC_Pos);
BACKMEM_SAME(BACKMEM_PAC_STATUSA & 0xFFu, PAC_STATUSA_OFFSET);
BACKMEM_SAME(BACKMEM_PAC_STATUSA_RTC, 1u << PAC_STATUSA_RTC_Pos);
BACKMEM_SAME(BACKMEM_RTC_BKUP0 & 0xFFu, RTC_BKUP_OFFSET);
BACKMEM_SAME(BACKMEM_RTC_BKUP_COUNT, RTC_NUM_OF_BKREGS);

#endif
