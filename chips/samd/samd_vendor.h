// Compares our numbers of SAMD51 with those of Microchip's device header: vendor_same.h
// says how. Microchip's header comes first; in MicroPython, py/mpconfig.h brings it.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_SAMD_VENDOR_H
#define BACKMEM_CHIPS_SAMD_VENDOR_H

#include "../vendor_same.h"
#include BACKMEM_VENDOR_NUMBERS

#if !defined(BKUPRAM_ADDR) || !defined(BKUPRAM_SIZE)
#error "backmem: no BKUPRAM in Microchip's header: not included before, or another chip"
#endif

BACKMEM_SAME(BACKMEM_BKUPRAM_ADDR, BKUPRAM_ADDR);
BACKMEM_SAME(BACKMEM_BKUPRAM_SIZE, BKUPRAM_SIZE);

#endif
