// Where the facts of stm32wba50.c come from.
//
// SPDX-License-Identifier: MIT
#define HEADER  HAL_STM32 "stm32wbaxx/soc/stm32wba50xx.h"
#define PLACE   HEADER ": TAMP_BASE_NS + BKP0R, RTC_BKP_NB 32. It has no secure aliases"
#define HAZARDS REGISTERS_HAZARDS
#define OWNERS  NO_OWNER
#include "stm32wba_notes.h"

STM32_SOURCES(stm32wba50);
