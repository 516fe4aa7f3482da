// STM32H742 to H757: SRAM that no start-up code touches. The main region is AXI SRAM,
// where linker scripts put .bss.
//
// SPDX-License-Identifier: MIT
#include "backmem_retained_family.h"

#define BACKMEM_RETAINED_H7_SURVIVES                                                   \
    "system resets take no more than what waits in buffers and cache "                 \
    "(" BACKMEM_RETAINED_ST_FAQ "), and NRST and watchdogs are system resets (RM0433 " \
    "8.4.2). Standby takes their domains' supply away (RM0433 6.7.10), and VBAT is "   \
    "not theirs"
#define BACKMEM_RETAINED_H7_OWNERS                                                     \
    "ST's system loader takes RAM of its own while it runs (AN2606, by device): it "   \
    "runs where BOOT0 or a program asks for it"

BACKMEM_PAGE(ram_stm32h743, "Retained RAM",

REGION("AXI_SRAM",
    PLACED_BY_LINKER,
        BACKMEM_RETAINED_PLACE ": in 0x24000000 to 0x2407FFFF",
    UNIT(4, 4, 1, PENDING),
        BACKMEM_RETAINED_ECC64,
    SURVIVES(YES, YES, YES, NO, NO, NO),
        BACKMEM_RETAINED_H7_SURVIVES,
    NO_STEPS,
        "none: its clock is on after a reset",
    HAZARDS(ECC, ECC64, CACHEABLE),
        "ECC: " BACKMEM_RETAINED_NOISE,
    NOT_RESERVED,
        BACKMEM_RETAINED_H7_OWNERS,
    NO_CONFLICT, PROVED_BY(MODEL)),

REGION("SRAM", // SRAM1 to SRAM4 and DTCM
    PLACED_BY_LINKER,
        BACKMEM_RETAINED_PLACE ": in DTCM, which is always on, or in SRAM1 to SRAM4; a "
        "program switches on the clocks of SRAM1 to SRAM3 itself (RCC_AHB2ENR)",
    UNIT(4, 4, 1, PENDING),
        BACKMEM_RETAINED_ECC,
    SURVIVES(YES, YES, YES, NO, NO, NO),
        BACKMEM_RETAINED_H7_SURVIVES,
    NO_STEPS,
        "none",
    HAZARDS(ECC, CACHEABLE),
        "ECC: " BACKMEM_RETAINED_NOISE,
    NOT_RESERVED,
        BACKMEM_RETAINED_H7_OWNERS,
    NO_CONFLICT, PROVED_BY(MODEL)));
