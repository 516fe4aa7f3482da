// The names that belong to stm32f103_rows.h, in the order of its rows, spans and
// steps. Each chip's labels include them once.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32F103_LABELS_H
#define BACKMEM_CHIPS_STM32F103_LABELS_H

#include "backmem/notes.h"

static const char *const steps[] = {
    "RCC_APB1ENR.PWREN",
    "RCC_APB1ENR.BKPEN",
    "PWR_CR.DBP",
    NULL,
};

static const char *const dr1_owners[] = {
    "ArduPilot bootloader",
    "STM32 HID bootloader",
    "STM32 HID bootloader up to 2.1",
    NULL,
};

static const backmem_labels_t rows[] = {
    { .owners = dr1_owners, .steps = steps },
    { .owners = NULL, .steps = steps },
};

#endif
