// The names that belong to stm32l476.c, in the order of its rows, spans and steps.
//
// SPDX-License-Identifier: MIT
#include "backmem/notes.h"

static const char *const steps[] = {
    "RCC_APB1ENR1.PWREN",
    "PWR_CR1.DBP",
    NULL,
};

static const char *const owners[] = {
    "ArduPilot bootloader",
    NULL,
};

static const backmem_labels_t rows[] = {
    { .owners = owners, .steps = steps },
};

const backmem_chip_labels_t backmem_labels_stm32l476 = { rows };
