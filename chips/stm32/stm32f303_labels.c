// The names that belong to stm32f303.c, in the order of its rows, spans and steps.
//
// SPDX-License-Identifier: MIT
#include "stm32f0_labels.h"

static const char *const owners[] = {
    "ArduPilot bootloader",
    NULL,
};

static const backmem_labels_t rows[] = {
    { .owners = owners, .steps = steps },
};

const backmem_chip_labels_t backmem_labels_stm32f303 = { rows };
