// Where the facts of stm32f301.c come from.
//
// SPDX-License-Identifier: MIT
#define HEADER  HAL_STM32 "stm32f3xx/soc/stm32f301x8.h"
#define MEMBERS "20"
#define OWNERS  NO_OWNER
#include "stm32f3_notes.h"

STM32_SOURCES(stm32f301);
