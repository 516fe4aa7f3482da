// The names that belong to rp2040.c, in the order of its rows, spans and steps.
//
// SPDX-License-Identifier: MIT
#include "backmem/notes.h"

static const char *const owners[] = {
    "a visit to BOOTSEL: the boot ROM keeps its arguments here",
    "pico-sdk at every reset it makes, and the boot ROM's vector",
    NULL,
};

static const backmem_labels_t rows[] = {
    { .owners = owners, .steps = NULL },
};

const backmem_chip_labels_t backmem_labels_rp2040 = { rows };
