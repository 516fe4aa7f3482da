// STM32G4 with 16 backup registers: G411, G431, G441, GBK1. The header of G411xC says
// 32, but has 16 members.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32g4_family.h"

#define BACKMEM_ST_HEADER BACKMEM_ST_CUBE "stm32g4xx/soc/stm32g441xx.h"

#define BACKMEM_TAMP_BKP_COUNT 16

BACKMEM_PAGE(stm32g441, "STMicroelectronics",

G4_REGISTERS(BACKMEM_ST_HEADER, "16",
    CONFLICT("the header of STM32G411xC has RTC_BACKUP_NB 32 and 16 members: 16 are "
             "taken as there")));
