// The names of the steps in stm32f0_steps.h.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32F0_LABELS_H
#define BACKMEM_CHIPS_STM32F0_LABELS_H

#include "backmem/notes.h"

static const char *const steps[] = {
    "RCC_APB1ENR.PWREN",
    "PWR_CR.DBP",
    NULL,
};

#endif
