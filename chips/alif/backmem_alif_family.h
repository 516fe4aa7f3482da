// What Alif Ensemble share, named as in Alif's device description files.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_ALIF_FAMILY_H
#define BACKMEM_ALIF_FAMILY_H

#include "backmem/page.h"

#define BACKMEM_BACKUP_SRAM       0x4902C000u
#define BACKMEM_BACKUP_SRAM_BYTES 4096

#define BACKMEM_EXPMST0_CTRL            0x4902F000u // of CLKCTL_PER_SLV
#define BACKMEM_EXPMST0_CTRL_BKRAM_CKEN (1u << 4)

#define BACKMEM_VBAT_ANA_REG1                 0x1A60A038u
#define BACKMEM_VBAT_ANA_REG1_RET_LDO_VBAT_EN (1u << 8)

#define BACKMEM_ALIF_DFP "alifsemi/alif_ensemble-cmsis-dfp@e6f35e88e7 "
#define BACKMEM_ALP_SDK  "alplabai/alp-sdk@1a8f1a2321 "

#define BACKMEM_ALIF_STEPS                                                             \
    "BKRAM_CKEN: its clock, on after reset by the SVD files; the secure enclave can "  \
    "take it away, so " BACKMEM_ALP_SDK "src/backends/power/som_power_record.c sets "  \
    "it before each access, on E8. RET_LDO_VBAT_EN: after an enclave call had "        \
    "cleared it, loads gave a constant and stores vanished (the same file); the SVD "  \
    "files have it clear after reset on E1 to E7, where the memory works, so it is "   \
    "named after a dropped store only"

#define BACKMEM_ALIF_EXAMPLES                                                          \
    "Words 0 and 1: Alif's aiPM examples and power shell, before a power mode "        \
    "(bk_ram_wr of their public source; HP_START_OFFSET, POWER_MODE_OFFSET)"

// What decides whether the memory is kept in STOP.
#define BACKMEM_ALIF_RETENTION                                                         \
    "VBAT_RET_CTRL bit 0, BKRAM_RET_MASK: 1 is 'disable the memory retention' in the " \
    "SVD files, and resets to 1; alplabai/alp-sdk@2a3b192cec "                         \
    "src/backends/power/alif_se_power.c sets it as the retention's enable, and the "   \
    "contents then lived through STOP on an E8: no step touches it"

#endif
