// The names that belong to rp2350.c, in the order of its rows, spans and steps.
//
// SPDX-License-Identifier: MIT
#include "backmem/notes.h"

static const char *const watchdog_owners[] = {
    "boot ROM, arguments of reboot()",
    "pico-sdk at every reset it makes, and the boot ROM's vector",
    NULL,
};

static const backmem_labels_t rows[] = {
    { .owners = watchdog_owners, .steps = NULL },
    { .owners = NULL, .steps = NULL },
};

const backmem_chip_labels_t backmem_labels_rp2350 = { rows };
