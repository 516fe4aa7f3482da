// STM32G4 with 32 backup registers: G414, G47x, G48x, G491, G4A1.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32g4_family.h"

#define BACKMEM_ST_HEADER BACKMEM_ST_CUBE "stm32g4xx/soc/stm32g474xx.h"

#define BACKMEM_TAMP_BKP_COUNT 32

BACKMEM_PAGE(stm32g4, "STMicroelectronics",

G4_REGISTERS(BACKMEM_ST_HEADER, "32",
    NO_CONFLICT));
