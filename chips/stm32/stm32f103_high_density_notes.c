// Where the facts of stm32f103_high_density.c come from.
//
// SPDX-License-Identifier: MIT
#include "stm32f103_notes.h"

const backmem_chip_sources_t backmem_sources_stm32f103_high_density = {
    .chip = &backmem_chip_stm32f103_high_density,
    .vendor = "STMicroelectronics",
    .rows = rows,
};
