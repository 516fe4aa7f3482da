// The names that belong to stm32f410.c, in the order of its rows, spans and steps.
//
// SPDX-License-Identifier: MIT
#include "backmem/notes.h"

static const char *const steps[] = {
    "RCC_APB1ENR.PWREN",
    "RCC_APB1ENR.RTCAPBEN",
    "PWR_CR.DBP",
    NULL,
};

static const char *const owners[] = {
    "PX4 and ArduPilot bootloaders",
    "STM32 HID bootloader",
    "stm32duino, asking an old HID bootloader for an upload",
    "MicroPython, machine.freq() with MICROPY_HW_CLK_LAST_FREQ",
    NULL,
};

static const backmem_labels_t rows[] = {
    { .owners = owners, .steps = steps },
};

const backmem_chip_labels_t backmem_labels_stm32f410 = { rows };
