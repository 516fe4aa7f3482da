// Where the facts of stm32f303.c come from.
//
// SPDX-License-Identifier: MIT
#define HEADER  HAL_STM32 "stm32f3xx/soc/stm32f303xc.h"
#define MEMBERS "16"
#define OWNERS  ARDUPILOT_BKP0R("f303-periph")
#include "stm32f3_notes.h"

STM32_SOURCES(stm32f303);
