// Numbers of Alif Ensemble E3 and E7, named as in Alif's device description files.
// The row and the check against Alif's header (alif_vendor.h) both use these.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_ALIF_ENSEMBLE_H
#define BACKMEM_CHIPS_ALIF_ENSEMBLE_H

#define BACKMEM_BACKUP_SRAM       0x4902C000u
#define BACKMEM_BACKUP_SRAM_BYTES 4096

#define BACKMEM_VBAT_RET_CTRL                0x1A60900Cu
#define BACKMEM_VBAT_RET_CTRL_BKRAM_RET_MASK (1u << 0) // 1: do not retain

#endif
