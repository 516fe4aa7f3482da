// The names that belong to stm32u5.c, in the order of its rows, spans and steps.
//
// SPDX-License-Identifier: MIT
#include "backmem/notes.h"

static const char *const sram_steps[] = {
    "RCC_AHB3ENR.PWREN", "PWR_DBPR.DBP", "RCC_AHB1ENR.BKPSRAMEN",
    "PWR_BDCR1.BREN",    NULL,
};

static const char *const register_steps[] = {
    "RCC_AHB3ENR.PWREN",
    "RCC_APB3ENR.RTCAPBEN",
    "PWR_DBPR.DBP",
    NULL,
};

static const char *const register_owners[] = {
    "secure boot: the boot hardware key, locked by BHKLOCK",
    NULL,
};

static const backmem_labels_t rows[] = {
    { .owners = NULL, .steps = sram_steps },
    { .owners = register_owners, .steps = register_steps },
};

const backmem_chip_labels_t backmem_labels_stm32u5 = { rows };
