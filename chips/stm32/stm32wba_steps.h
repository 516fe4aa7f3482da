// The steps of STM32WBA. A chip's file includes its numbers first.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32WBA_STEPS_H
#define BACKMEM_CHIPS_STM32WBA_STEPS_H

#include "backmem/chip.h"

static const backmem_step_t steps[] = {
    { BACKMEM_RCC_AHB4ENR, BACKMEM_RCC_AHB4ENR_PWREN, BACKMEM_STEP_SET },
    { BACKMEM_RCC_APB7ENR, BACKMEM_RCC_APB7ENR_RTCAPBEN, BACKMEM_STEP_SET },
    { BACKMEM_PWR_DBPR, BACKMEM_PWR_DBPR_DBP, BACKMEM_STEP_UNLOCK },
};

#endif
