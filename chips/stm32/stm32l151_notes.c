// Where the facts of stm32l151.c come from.
//
// SPDX-License-Identifier: MIT
#define HEADER  HAL_STM32 "stm32l1xx/soc/stm32l151xb.h"
#define MEMBERS "20"
#define CONFLICT                                                                      \
    "RM0038 20.6.20 gives Cat.1 and Cat.2 devices 20 registers (quoted at "           \
    "askmeplz.com, 2019-08-26); those of Cat.2, with the suffix A, have five (see "   \
    "stm32l100). A user who moved from L151RBT6 to RBT6A missed the upper 15 on the " \
    "latter alone (ST community thread 'Migration STM32L151RTB6 to STM32L151RTB6A "   \
    "Backup register problem')"
#include "stm32l1_notes.h"

STM32_SOURCES(stm32l151);
