// Where the facts of stm32h523.c come from.
//
// SPDX-License-Identifier: MIT
#define HEADER     HAL_STM32 "stm32h5xx/soc/stm32h523xx.h"
#define SRAM_BYTES "2048"
#define PROOF      BACKMEM_PROOF_HEADER
#include "stm32h523_notes.h"

STM32_SOURCES(stm32h523);
