// The names that belong to alif_ensemble_e1.c, in the order of its rows, spans and
// steps.
//
// SPDX-License-Identifier: MIT
#include "backmem/notes.h"

static const char *const steps[] = { "VBAT_RET_CTRL.BKRAM_RET_MASK", NULL };

static const backmem_labels_t rows[] = {
    { .owners = NULL, .steps = steps },
};

const backmem_chip_labels_t backmem_labels_alif_ensemble_e1 = { rows };
