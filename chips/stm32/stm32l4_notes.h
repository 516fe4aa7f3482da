// Sources that the rows of stm32l4.c and stm32l476.c share.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_STM32L4_NOTES_H
#define BACKMEM_CHIPS_STM32L4_NOTES_H

#include "stm32_notes.h"

#define L4_SURVIVES                                                                 \
    "Standby and Shutdown lose all but the backup domain (" HAL_STM32               \
    "stm32l4xx/drivers/src/stm32l4xx_hal_pwr.c and _hal_pwr_ex.c). Shutdown keeps " \
    "them while VDD stays in range: " SHUTDOWN_GAP ". " REGISTERS_LOSS

#endif
