// What Alif Ensemble share, named as in Alif's device description files.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_ALIF_FAMILY_H
#define BACKMEM_ALIF_FAMILY_H

#include "backmem/page.h"

#define BACKMEM_BACKUP_SRAM       0x4902C000u
#define BACKMEM_BACKUP_SRAM_BYTES 4096

#define BACKMEM_VBAT_RET_CTRL                0x1A60900Cu
#define BACKMEM_VBAT_RET_CTRL_BKRAM_RET_MASK (1u << 0) // 1: do not retain

#define BACKMEM_ALIF_DFP "alifsemi/alif_ensemble-cmsis-dfp@e6f35e88e7 "

#endif
