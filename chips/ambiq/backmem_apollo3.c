// Apollo3 and Apollo3 Plus: two scratch registers.
//
// SPDX-License-Identifier: MIT
#include "backmem/page.h"

#define BACKMEM_AMBIQ_HEADER \
    "zephyrproject-rtos/hal_ambiq@c03d2f9902 CMSIS/AmbiqMicro/Include/apollo3.h"

#define BACKMEM_MCUCTRL_SCRATCH0      0x400201B0u
#define BACKMEM_MCUCTRL_SCRATCH_COUNT 2

BACKMEM_PAGE(apollo3, "Ambiq",

REGION("MCUCTRL_SCRATCH",
    WORDS_AT(MCUCTRL_SCRATCH0, MCUCTRL_SCRATCH_COUNT),
        BACKMEM_AMBIQ_HEADER ": MCUCTRL_BASE, SCRATCH0 and SCRATCH1",
    UNIT(4, 4, 4, UNKNOWN),
        "registers of 32 bits; nobody says what a narrower store does: treated as the "
        "worst",
    SURVIVES(YES, YES, YES, UNKNOWN, NO, UNKNOWN),
        "'Scratch register that is not reset by any reset' (" BACKMEM_AMBIQ_HEADER "). "
        "Of deep sleep and of a loss of VDD no text was read. No battery supply",
    NO_STEPS,
        "none: the header has no gate of MCUCTRL",
    NO_HAZARDS,
        "none known",
    RESERVED(WORDS(0, 1, ALWAYS, "Ambiq's HAL and debuggers: halt, flash recovery")),
        "SCRATCH0: bit 0 asks for a halt before a program's start, and is cleared "
        "then; bit 1 is set for a recovery of the flash (zephyrproject-rtos/hal_ambiq@"
        "c03d2f9902 mcu/apollo3/hal/am_hal_security.c, am_hal_flash.c)",
    NO_CONFLICT, PROVED_BY(HEADER)));
