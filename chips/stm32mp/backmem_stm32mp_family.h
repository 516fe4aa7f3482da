// What STM32MP share: backup registers of the TAMP block, of which the boot chain owns
// many. The clock gates' registers are set by a store of 1 and not cleared by 0, so a
// read-modify-write of them is what sets a bit.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_STM32MP_FAMILY_H
#define BACKMEM_STM32MP_FAMILY_H

#include "../stm32/backmem_stm32_family.h"

#define BACKMEM_ST_UBOOT "u-boot arch/arm/mach-stm32mp/include/mach/stm32.h"
#define BACKMEM_ST_WIKI  "ST's MPU wiki"

#define BACKMEM_ST_MP_SURVIVES                                                         \
    "registers of the backup domain, on VBAT when VDD is off (" BACKMEM_ST_WIKI        \
    ", 'BKPSRAM internal memory' and 'STM32MP15 backup registers': U-Boot counts "     \
    "boots in one over resets). " BACKMEM_ST_LOSS

#define BACKMEM_ST_MP_FLAGS                                                            \
    "TAMPxF: that a tamper flag holds the registers is written of F4 and H7, not of "  \
    "this family, so it is named after a dropped store only"

#define BACKMEM_ST_MP_HAZARDS                                                          \
    "ZEROIZE: a tamper event erases them (" BACKMEM_ST_WIKI "). LOCK: while DBP is "   \
    "clear, as after each reset, stores are dropped; the other gates are among the "   \
    "steps. "

#endif
