// Where the facts of stm32l100.c come from.
//
// SPDX-License-Identifier: MIT
#define HEADER  HAL_STM32 "stm32l1xx/soc/stm32l100xb.h"
#define MEMBERS "5"
#include "stm32l1_notes.h"

STM32_SOURCES(stm32l100);
