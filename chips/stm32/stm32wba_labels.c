// The names that belong to stm32wba.c, in the order of its rows, spans and steps.
//
// SPDX-License-Identifier: MIT
#include "stm32wba_labels.h"

static const char *const owners[] = {
    "secure boot: the boot hardware key, locked by BHKLOCK",
    NULL,
};

static const backmem_labels_t rows[] = {
    { .owners = owners, .steps = steps },
};

const backmem_chip_labels_t backmem_labels_stm32wba = { rows };
