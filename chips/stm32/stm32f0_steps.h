// The steps of STM32F0, F3, L0, L1 and F401. A chip's file includes its numbers first.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32F0_STEPS_H
#define BACKMEM_CHIPS_STM32F0_STEPS_H

#include "backmem/chip.h"

static const backmem_step_t steps[] = {
    { BACKMEM_RCC_APB1ENR, BACKMEM_RCC_APB1ENR_PWREN, BACKMEM_STEP_SET },
    { BACKMEM_PWR_CR, BACKMEM_PWR_CR_DBP, BACKMEM_STEP_UNLOCK },
};

#endif
