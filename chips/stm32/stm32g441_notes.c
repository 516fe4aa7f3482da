// Where the facts of stm32g441.c come from.
//
// SPDX-License-Identifier: MIT
#define HEADER  HAL_STM32 "stm32g4xx/soc/stm32g441xx.h"
#define MEMBERS "16"
#define CONFLICT                                                             \
    "the header of STM32G411xC has RTC_BACKUP_NB 32 and 16 members: 16 are " \
    "taken as there"
#include "stm32g4_notes.h"

STM32_SOURCES(stm32g441);
