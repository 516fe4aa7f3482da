// The names that belong to nrf_rows.h. Each chip's labels include them once.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_NRF_LABELS_H
#define BACKMEM_CHIPS_NRF_LABELS_H

#include "backmem/notes.h"

static const char *const owners[] = { "Adafruit and Nordic DFU bootloaders", NULL };

static const backmem_labels_t rows[] = {
    { .owners = owners, .steps = NULL },
};

#endif
