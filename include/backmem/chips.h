// Every chip by name: backmem_chip_stm32h743 and so on. docs/chips.md tells
// which devices a name stands for.
//
// A program names the chip it runs on; the linker drops the others.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_H
#define BACKMEM_CHIPS_H

#include "backmem/chip.h"

#ifdef __cplusplus
extern "C" {
#endif

#define BACKMEM_CHIP_NAME(chip) extern const backmem_chip_t backmem_chip_##chip;
#include "backmem/chips.def"
#undef BACKMEM_CHIP_NAME

#ifdef __cplusplus
}
#endif

#endif
