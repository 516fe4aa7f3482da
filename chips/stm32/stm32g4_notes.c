// Where the facts of stm32g4.c come from.
//
// SPDX-License-Identifier: MIT
#define HEADER   HAL_STM32 "stm32g4xx/soc/stm32g474xx.h"
#define MEMBERS  "32"
#define CONFLICT NULL
#include "stm32g4_notes.h"

STM32_SOURCES(stm32g4);
