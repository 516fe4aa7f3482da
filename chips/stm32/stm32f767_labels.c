// The names that belong to stm32f767.c, in the order of its rows, spans and steps.
//
// SPDX-License-Identifier: MIT
#include "backmem/notes.h"

static const char *const sram_steps[] = {
    "RCC_APB1ENR.PWREN", "PWR_CR1.DBP",  "RCC_AHB1ENR.BKPSRAMEN",
    "PWR_CSR1.BRE",      "PWR_CSR1.BRR", NULL,
};

static const char *const register_steps[] = {
    "RCC_APB1ENR.PWREN",
    "RCC_APB1ENR.RTCEN",
    "PWR_CR1.DBP",
    NULL,
};

static const char *const register_owners[] = {
    "PX4 and ArduPilot bootloaders",
    "MicroPython, machine.freq() with MICROPY_HW_CLK_LAST_FREQ",
    NULL,
};

static const backmem_labels_t rows[] = {
    { .owners = NULL, .steps = sram_steps },
    { .owners = register_owners, .steps = register_steps },
};

const backmem_chip_labels_t backmem_labels_stm32f767 = { rows };
