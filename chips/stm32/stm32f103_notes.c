// Where the facts of stm32f103.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32f103_notes.h"

STM32_SOURCES(stm32f103);
