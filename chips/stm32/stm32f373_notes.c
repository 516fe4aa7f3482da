// Where the facts of stm32f373.c come from.
//
// SPDX-License-Identifier: MIT
#define HEADER  HAL_STM32 "stm32f3xx/soc/stm32f378xx.h"
#define MEMBERS "32"
#define OWNERS  NO_OWNER
#include "stm32f3_notes.h"

STM32_SOURCES(stm32f373);
