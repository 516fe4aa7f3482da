// Compares our numbers of Alif Ensemble with those of Alif's device header and of
// MicroPython's port, where a build has them. A difference is a compile error.
//
// How it is included: after Alif's header (py/mphal.h of the alif port brings it) and the
// port's modmachine.h, in one C file of the firmware. The file that chooses the chip
// defines
//
//     #define BACKMEM_VENDOR_NUMBERS "alif_ensemble.h" // in this folder
//     #define BACKMEM_VENDOR_CHECK   "../../chips/alif/alif_vendor.h"
//
// and that C file includes BACKMEM_VENDOR_CHECK when it is defined. Alif's header has no
// name for the SRAM itself; newer versions of MicroPython's modmachine.h have one.
//
// It declares nothing and adds no code.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_ALIF_VENDOR_H
#define BACKMEM_CHIPS_ALIF_VENDOR_H

#include "../vendor_same.h"
#include BACKMEM_VENDOR_NUMBERS

#ifndef VBAT_BASE
#error "backmem: include Alif's device header before alif_vendor.h"
#endif

BACKMEM_SAME(BACKMEM_VBAT_RET_CTRL, VBAT_BASE + offsetof(VBAT_Type, RET_CTRL));

#ifdef MP_BACKUP_SRAM_BASE
BACKMEM_SAME(BACKMEM_BACKUP_SRAM, MP_BACKUP_SRAM_BASE);
BACKMEM_SAME(BACKMEM_BACKUP_SRAM_BYTES - 16, MP_BACKUP_SRAM_BYTES);
#endif

#endif
