// Compares our numbers of Alif Ensemble with those of Alif's device header:
// backmem_vendor_same.h says how. In MicroPython, py/mphal.h brings Alif's.
//
// It has no name for the SRAM itself, nor for the bits of the steps. Newer versions of
// MicroPython's modmachine.h have one of the SRAM, which is compared where that header
// came before.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_ALIF_VENDOR_H
#define BACKMEM_ALIF_VENDOR_H

#include "../backmem_vendor_same.h"

#ifndef BACKMEM_BACKUP_SRAM
#error "backmem: this is an Alif Ensemble, the chip chosen is none; \
look the device up: docs/chips.md"
#endif

#ifndef ANA_BASE
#error "backmem: include Alif's device header before backmem_alif_vendor.h"
#endif

BACKMEM_SAME(BACKMEM_EXPMST0_CTRL,
             CLKCTL_PER_SLV_BASE + offsetof(CLKCTL_PER_SLV_Type, EXPMST0_CTRL));
BACKMEM_SAME(BACKMEM_VBAT_ANA_REG1, ANA_BASE + offsetof(ANA_Type, VBAT_ANA_REG1));

#ifdef MP_BACKUP_SRAM_BASE
BACKMEM_SAME(BACKMEM_BACKUP_SRAM, MP_BACKUP_SRAM_BASE);
BACKMEM_SAME(BACKMEM_BACKUP_SRAM_BYTES - 16, MP_BACKUP_SRAM_BYTES);
#endif

#endif
