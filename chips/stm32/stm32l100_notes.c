// Where the facts of stm32l100.c come from.
//
// SPDX-License-Identifier: MIT
#define HEADER  HAL_STM32 "stm32l1xx/soc/stm32l100xb.h"
#define MEMBERS "5"
#define CONFLICT                                                                       \
    "L151xBA and L152xBA: RM0038 20.6.20 gives Cat.2 devices 20 registers (quoted at " \
    "askmeplz.com, 2019-08-26) and the header of L151xBA has 20 members; but both "    \
    "headers have RTC_BKP_NUMBER 5, that of L152xBA has 5 members, and three users "   \
    "found that stores reach the first five alone (ST community threads 'STM32 RTC "   \
    "Backup registers are limited to 5 on STM32L151RBT6A device' and 'Migration "      \
    "STM32L151RTB6 to STM32L151RTB6A Backup register problem'; an L151CB-A at "        \
    "askmeplz.com). Five are taken"
#include "stm32l1_notes.h"

STM32_SOURCES(stm32l100);
