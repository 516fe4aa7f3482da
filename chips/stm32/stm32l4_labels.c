// The names that belong to stm32l4.c, in the order of its rows, spans and steps.
//
// SPDX-License-Identifier: MIT
#include "stm32l4_labels.h"

static const char *const owners[] = {
    "ArduPilot bootloader",
    NULL,
};

static const backmem_labels_t rows[] = {
    { .owners = owners, .steps = steps },
};

const backmem_chip_labels_t backmem_labels_stm32l4 = { rows };
