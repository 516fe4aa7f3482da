// The steps of STM32L4, L5 and G4. A chip's file includes its numbers first.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32L4_STEPS_H
#define BACKMEM_CHIPS_STM32L4_STEPS_H

#include "backmem/chip.h"

static const backmem_step_t steps[] = {
    { BACKMEM_RCC_APB1ENR1, BACKMEM_RCC_APB1ENR1_PWREN, BACKMEM_STEP_SET },
    { BACKMEM_RCC_APB1ENR1, BACKMEM_RCC_APB1ENR1_RTCAPBEN, BACKMEM_STEP_SET },
    { BACKMEM_PWR_CR1, BACKMEM_PWR_CR1_DBP, BACKMEM_STEP_UNLOCK },
};

#endif
