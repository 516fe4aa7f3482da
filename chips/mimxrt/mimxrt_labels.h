// The names that belong to mimxrt_rows.h, in the order of its spans and steps. Each
// chip's labels include them once, after the names of its clock gates.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_MIMXRT_LABELS_H
#define BACKMEM_CHIPS_MIMXRT_LABELS_H

#include "backmem/notes.h"

static const char *const steps[] = {
    SNVS_HP_GATE,  SNVS_LP_GATE,    "SNVS_HPLR.GPR_SL",    "SNVS_LPLR.GPR_HL",
    "SNVS_LPLVDR", "SNVS_LPSR.LVD", "SNVS_LPCR.GPR_Z_DIS", NULL,
};

static const char *const owners[] = { "UF2 bootloader, double tap", NULL };

static const backmem_labels_t rows[] = {
    { .owners = owners, .steps = steps },
};

#endif
