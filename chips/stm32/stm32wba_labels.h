// The names of the steps in stm32wba_steps.h.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32WBA_LABELS_H
#define BACKMEM_CHIPS_STM32WBA_LABELS_H

#include "backmem/notes.h"

static const char *const steps[] = {
    "RCC_AHB4ENR.PWREN",
    "RCC_APB7ENR.RTCAPBEN",
    "PWR_DBPR.DBP",
    NULL,
};

#endif
