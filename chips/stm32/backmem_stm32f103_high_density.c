// STM32F1 of high and extra-large density, and the connectivity line: 42 16-bit
// backup registers in two runs, with control registers in between.
//
// SPDX-License-Identifier: MIT
#include "backmem_stm32f1_family.h"

#define BACKMEM_BKP_DR11       0x40006C40u // behind RTCCR, CR and CSR
#define BACKMEM_BKP_DR11_COUNT 32

BACKMEM_PAGE(stm32f103_high_density, "STMicroelectronics",

DR1_TO_DR10,

REGION("BKP_DR11",
    HALVES_AT(BKP_DR11, BKP_DR11_COUNT),
        BACKMEM_ST_CUBE "stm32f1xx/soc/stm32f103xe.h: BKP_BASE + DR11, 32 members; "
        "RTCCR, CR "
        "and CSR lie between DR10 and DR11. RM0041 5.1 gives STM32F100 of high density "
        "42 registers too, RM0008 6.1 STM32F10x at most 42",
    UNIT(2, 4, 0, UNKNOWN),
        BACKMEM_ST_F1_RULE,
    VBAT,
        BACKMEM_ST_F1_SURVIVES,
    FIRST_STEPS(5),
        BACKMEM_ST_F1_STEPS,
    HAZARDS(ZEROIZE, LOCK),
        BACKMEM_ST_F1_HAZARDS,
    NOT_RESERVED,
        "none known",
    NO_CONFLICT, PROVED_BY(MODEL)));
