// What LPC8xx share: general purpose registers of the power management unit.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_LPC8_FAMILY_H
#define BACKMEM_LPC8_FAMILY_H

#include "backmem/page.h"

#define BACKMEM_LPC8_SDK "nxp-mcuxpresso/mcux-sdk@8a289764d7 devices/"

#define BACKMEM_PMU_GPREG 0x40020004u

#define BACKMEM_PAGE_PMU_GPREGS(header)                                                \
    BACKMEM_MAKE_REGION("PMU_GPREG",                                                   \
        BACKMEM_PAGE_WORDS_AT(PMU_GPREG, PMU_GPREG_COUNT),                             \
            BACKMEM_LPC8_SDK header ": PMU_BASE, GPREG at 4, PMU_GPREG_COUNT",         \
        BACKMEM_PAGE_UNIT(4, 4, 4, UNKNOWN),                                           \
            "registers of 32 bits; nobody says what a narrower store does: "           \
            "treated as the worst",                                                    \
        BACKMEM_PAGE_SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, YES, NO, UNKNOWN),            \
            "'Data retained during Deep power-down mode' (" BACKMEM_LPC8_SDK header    \
            "). Of resets and of a loss of VDD no text was read. No battery supply",   \
        BACKMEM_PAGE_NO_STEPS,                                                         \
            "none documented: the SDK has no clock gate of the PMU",                   \
        BACKMEM_PAGE_NO_HAZARDS,                                                       \
            "none known",                                                              \
        BACKMEM_PAGE_NOT_RESERVED,                                                     \
            "none known",                                                              \
        BACKMEM_PAGE_NO_CONFLICT, BACKMEM_PROOF_HEADER)

#endif
