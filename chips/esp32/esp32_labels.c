// The names that belong to esp32.c, in the order of its rows, spans and steps.
//
// SPDX-License-Identifier: MIT
#include "backmem/notes.h"

static const char *const owners[] = { "MicroPython, RTC.memory()", NULL };

static const backmem_labels_t rows[] = {
    { .owners = owners, .steps = NULL },
};

const backmem_chip_labels_t backmem_labels_esp32 = { rows };
