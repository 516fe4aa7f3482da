// Where the facts of stm32h573.c come from.
//
// SPDX-License-Identifier: MIT
#define HEADER     HAL_STM32 "stm32h5xx/soc/stm32h573xx.h"
#define SRAM_BYTES "4096"
#define PROOF      BACKMEM_PROOF_MODEL
#include "stm32h523_notes.h"

STM32_SOURCES(stm32h573);
