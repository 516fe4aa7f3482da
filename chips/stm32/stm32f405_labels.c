// The names that belong to stm32f405.c, in the order of its rows, spans and steps.
//
// SPDX-License-Identifier: MIT
#include "backmem/notes.h"

static const char *const sram_steps[] = {
    "RCC_APB1ENR.PWREN", "PWR_CR.DBP",  "RCC_AHB1ENR.BKPSRAMEN",
    "PWR_CSR.BRE",       "PWR_CSR.BRR", NULL,
};

static const char *const register_steps[] = { "RCC_APB1ENR.PWREN", "PWR_CR.DBP", NULL };

static const char *const register_owners[] = {
    "PX4 and ArduPilot bootloaders",
    "STM32 HID bootloader",
    "stm32duino, asking an old HID bootloader for an upload",
    "MicroPython, machine.freq() with MICROPY_HW_CLK_LAST_FREQ",
    NULL,
};

static const backmem_labels_t rows[] = {
    { .owners = NULL, .steps = sram_steps },
    { .owners = register_owners, .steps = register_steps },
};

const backmem_chip_labels_t backmem_labels_stm32f405 = { rows };
