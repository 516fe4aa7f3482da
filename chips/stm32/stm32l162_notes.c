// Where the facts of stm32l162.c come from.
//
// SPDX-License-Identifier: MIT
#define HEADER   HAL_STM32 "stm32l1xx/soc/stm32l162xe.h"
#define MEMBERS  "32"
#define CONFLICT "of some other STM32L1 header and memory differ (see stm32l100)"
#include "stm32l1_notes.h"

STM32_SOURCES(stm32l162);
