// The names that belong to stm32n6.c, in the order of its rows, spans and steps.
//
// SPDX-License-Identifier: MIT
#include "backmem/notes.h"

static const char *const sram_steps[] = {
    "RCC_AHB4ENR.PWREN",
    "PWR_DBPCR.DBP",
    "RCC_MEMENR.BKPSRAMEN",
    "PWR_BDCR2.BKPRBSEN",
    NULL,
};

static const char *const register_steps[] = {
    "RCC_AHB4ENR.PWREN",
    "RCC_APB4ENR1.RTCAPBEN",
    "PWR_DBPCR.DBP",
    NULL,
};

static const char *const register_owners[] = {
    "secure boot: the boot hardware key, locked by BHKLOCK",
    "MicroPython's mboot: boot argument",
    NULL,
};

static const backmem_labels_t rows[] = {
    { .owners = NULL, .steps = sram_steps },
    { .owners = register_owners, .steps = register_steps },
};

const backmem_chip_labels_t backmem_labels_stm32n6 = { rows };
