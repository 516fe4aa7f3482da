// Where the facts of stm32wba.c come from.
//
// SPDX-License-Identifier: MIT
#define HEADER  HAL_STM32 "stm32wbaxx/soc/stm32wba55xx.h"
#define PLACE   TAMP_SECURE_PLACE
#define HAZARDS ZONED_HAZARDS
#define OWNERS  HARDWARE_KEY
#include "stm32wba_notes.h"

STM32_SOURCES(stm32wba);
