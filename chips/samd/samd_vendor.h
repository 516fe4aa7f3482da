// Compares our numbers of SAMD51 with those of Microchip's device header, where a build
// has both, as every MicroPython samd build has. A difference is a compile error.
//
// How it is included: after Microchip's header (py/mpconfig.h of the samd port brings
// it), in one C file of the firmware. The file that chooses the chip defines
//
//     #define BACKMEM_VENDOR_NUMBERS "samd51.h" // in this folder
//     #define BACKMEM_VENDOR_CHECK   "../../chips/samd/samd_vendor.h"
//
// and that C file includes BACKMEM_VENDOR_CHECK when it is defined.
//
// It declares nothing and adds no code.
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
