// The names that belong to stm32wl.c, in the order of its rows, spans and steps.
//
// SPDX-License-Identifier: MIT
#include "backmem/notes.h"

static const char *const steps[] = {
    "RCC_APB1ENR1.RTCAPBEN",
    "PWR_CR1.DBP",
    NULL,
};

static const backmem_labels_t rows[] = {
    { .owners = NULL, .steps = steps },
};

const backmem_chip_labels_t backmem_labels_stm32wl = { rows };
