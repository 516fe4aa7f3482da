// The names that belong to stm32u3.c, in the order of its rows, spans and steps.
//
// SPDX-License-Identifier: MIT
#include "backmem/notes.h"

static const char *const steps[] = {
    "RCC_AHB1ENR2.PWREN",
    "RCC_APB1ENR1.RTCAPBEN",
    "PWR_DBPR.DBP",
    NULL,
};

static const char *const owners[] = {
    "secure boot: the boot hardware key, locked by BHKLOCK",
    NULL,
};

static const backmem_labels_t rows[] = {
    { .owners = owners, .steps = steps },
};

const backmem_chip_labels_t backmem_labels_stm32u3 = { rows };
