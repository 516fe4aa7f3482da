// What rows of retained RAM share: ordinary SRAM that no start-up code touches. The
// linker places it, the program attaches it; docs/manual/retained.md has the recipes.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_RETAINED_FAMILY_H
#define BACKMEM_RETAINED_FAMILY_H

#include "backmem/page.h"

#define BACKMEM_RETAINED_PLACE                                                         \
    "docs/manual/retained.md: an array of the program's in a section that start-up "   \
    "code leaves alone"
#define BACKMEM_RETAINED_BYTES "SRAM: the bus stores the bytes that it is told to"

// ST's own answer to lost last bytes; the manual's words are in zephyr#103501.
#define BACKMEM_RETAINED_ST_FAQ                                                        \
    "ST community article ta-p/861433 'SRAM/Backup SRAM content is not preserved "     \
    "after reset'"
#define BACKMEM_RETAINED_ECC                                                           \
    "ECC words of 32 bits: a narrower store waits in a buffer of the RAM's, which a "  \
    "reset drops (" BACKMEM_RETAINED_ST_FAQ ")"
#define BACKMEM_RETAINED_ECC64                                                         \
    "ECC words of 64 bits: a store of 32 waits in a buffer of the RAM's, which a "     \
    "reset drops, until a part of another word is stored "                             \
    "(" BACKMEM_RETAINED_ST_FAQ "). The library does that, in 8 bytes behind the "     \
    "region"

// Who undoes the step that keeps RAM of Nordic's in System OFF.
#define BACKMEM_RETAINED_NRF_OFF                                                       \
    ". sys_poweroff() of Zephyr 4.2.99 clears the retention bits of all RAM that no "  \
    "zephyr,retained-ram node covers (caninos-loucos/puppy-zephyr@011de2f11d "         \
    "soc/nordic/common/poweroff.c)"

// Words whose check bits are wrong after power-on.
#define BACKMEM_RETAINED_NOISE                                                         \
    "words that were never stored since power-on have wrong check bits: a load "       \
    "raises a flag, and an interrupt where a program armed it; stores of 32 bits "     \
    "make them right, as ST's start-up code does with .bss "                           \
    "(STMicroelectronics/cmsis_device_h7 Source/Templates/gcc/startup_stm32h743xx.s)"

#endif
