// Where the facts of stm32f103_high_density.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32f103_notes.h"

const backmem_chip_sources_t backmem_sources_stm32f103_high_density = {
    .chip = &backmem_chip_stm32f103_high_density,
    .vendor = "STMicroelectronics",
    .devices = "stm32f100xe stm32f101xe stm32f101xg stm32f103xe stm32f103xg "
               "stm32f105xc stm32f107xc",
    .rows = rows,
};
