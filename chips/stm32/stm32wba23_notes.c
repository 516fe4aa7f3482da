// Where the facts of stm32wba23.c come from.
//
// SPDX-License-Identifier: MIT
#define HEADER  HAL_STM32 "stm32wbaxx/soc/stm32wba25xx.h"
#define PLACE   TAMP_SECURE_PLACE
#define HAZARDS ZONED_HAZARDS
#define OWNERS  NO_OWNER ". The header has no BHKLOCK"
#include "stm32wba_notes.h"

STM32_SOURCES(stm32wba23);
