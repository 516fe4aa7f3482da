// Where the facts of stm32l162.c come from.
//
// SPDX-License-Identifier: MIT
#define HEADER  HAL_STM32 "stm32l1xx/soc/stm32l162xe.h"
#define MEMBERS "32"
#include "stm32l1_notes.h"

STM32_SOURCES(stm32l162);
