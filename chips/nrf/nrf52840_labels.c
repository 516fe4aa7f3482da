// The names that belong to nrf52840.c, in the order of its rows, spans and steps.
//
// SPDX-License-Identifier: MIT
#include "backmem/notes.h"

static const char *const owners[] = { "Adafruit and Nordic DFU bootloaders", NULL };

static const backmem_labels_t rows[] = {
    { .owners = owners, .steps = NULL },
};

const backmem_chip_labels_t backmem_labels_nrf52840 = { rows };
