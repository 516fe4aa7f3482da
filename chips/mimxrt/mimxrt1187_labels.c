// The names that belong to mimxrt1187.c, in the order of its rows, spans and steps.
//
// SPDX-License-Identifier: MIT
#include "backmem/notes.h"

static const backmem_labels_t rows[] = {
    { .owners = NULL, .steps = NULL },
};

const backmem_chip_labels_t backmem_labels_mimxrt1187 = { rows };
