// The names of the steps in stm32l4_steps.h.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32L4_LABELS_H
#define BACKMEM_CHIPS_STM32L4_LABELS_H

#include "backmem/notes.h"

static const char *const steps[] = {
    "RCC_APB1ENR1.PWREN",
    "RCC_APB1ENR1.RTCAPBEN",
    "PWR_CR1.DBP",
    NULL,
};

#endif
