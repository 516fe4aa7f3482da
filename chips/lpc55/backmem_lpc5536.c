// LPC5534 and LPC5536: sixteen bits of the power management controller. Their RTC keeps
// no words.
//
// SPDX-License-Identifier: MIT
#include "backmem/page.h"

#define BACKMEM_LPC5536_HEADER \
    "nxp-mcuxpresso/mcux-sdk@8a289764d7 devices/LPC5536/LPC5536.h"

#define BACKMEM_SECURE_OFFSET 0x10000000u

#define BACKMEM_PMC_AOREG0       0x40020080u
#define BACKMEM_PMC_AOREG0_BYTES 2

BACKMEM_PAGE(lpc5536, "NXP",

REGION("PMC_AOREG0",
    SECURE_AT(PMC_AOREG0, PMC_AOREG0_BYTES),
        BACKMEM_LPC5536_HEADER ": PMC_BASE and PMC_BASE_NS, AOREG0 at 0x80",
    UNIT(2, 4, 0, UNKNOWN),
        "DATA_15_0: 16 of the 32 bits are data (" BACKMEM_LPC5536_HEADER "); nobody "
        "says what a narrower store does: treated as the worst",
    SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
        "no text was found but the register's name, 'Always-on 0'",
    NO_STEPS,
        "none documented",
    NO_HAZARDS,
        "none known",
    NOT_RESERVED,
        "none known",
    NO_CONFLICT, PROVED_BY(HEADER)));
