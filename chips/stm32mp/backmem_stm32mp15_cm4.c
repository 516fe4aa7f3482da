// STM32MP15, for a program of its Cortex-M4: the backup registers that the secure world
// leaves.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32mp15_family.h"

#define BACKMEM_RCC_MC_APB5ENSETR          0x50000288u
#define BACKMEM_RCC_MC_APB5ENSETR_RTCAPBEN (1u << 8)

BACKMEM_PAGE(stm32mp15_cm4, "STMicroelectronics",

MP15_REGISTERS("cm4.h", SET(RCC_MC_APB5ENSETR, RTCAPBEN), ALWAYS,
    "left out: BKPSRAM, which ETZPC gives to the secure world by default, so a "
    "Cortex-M4 cannot reach it (ST's MPU wiki)"));
