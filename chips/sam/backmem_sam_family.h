// What SAM3, SAM4 and SAM E70 and V71 share: general purpose backup registers.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_SAM_FAMILY_H
#define BACKMEM_SAM_FAMILY_H

#include "backmem/page.h"

#define BACKMEM_SAM_HAL "zephyrproject-rtos/hal_atmel@8f95c79f2a asf/sam/include/"

#define BACKMEM_SAM_NO_TEXT                                                            \
    "no text was found. They are in the backup area, which has a supply of its own, "  \
    "VDDBU, on SAM3X"

// `line` is the folder of the line's headers.
#define BACKMEM_SAM_CLEARED(line)                                                      \
    "ZEROIZE: SUPC_WUMR.LPDBCCLR clears the first half of them at an event on a "      \
    "wake-up pin (" BACKMEM_SAM_HAL line "component/supc.h)"

#define BACKMEM_PAGE_GPBR(line, device, survives, survives_by, hazards, hazards_by)    \
    BACKMEM_MAKE_REGION("GPBR",                                                        \
        BACKMEM_PAGE_WORDS_AT(GPBR_SYS_GPBR0, GPBR_COUNT),                             \
            BACKMEM_SAM_HAL line device ": GPBR; " line "component/gpbr.h: SYS_GPBR",  \
        BACKMEM_PAGE_UNIT(4, 4, 4, UNKNOWN),                                           \
            "registers of 32 bits; nobody says what a narrower store does: "           \
            "treated as the worst",                                                    \
        BACKMEM_PAGE_##survives,                                                       \
            survives_by,                                                               \
        BACKMEM_PAGE_NO_STEPS,                                                         \
            "none documented",                                                         \
        BACKMEM_PAGE_##hazards,                                                        \
            hazards_by,                                                                \
        BACKMEM_PAGE_NOT_RESERVED,                                                     \
            "none known",                                                              \
        BACKMEM_PAGE_NO_CONFLICT, BACKMEM_PROOF_HEADER)

#define BACKMEM_PAGE_SAM_UNKNOWN \
    BACKMEM_PAGE_SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN)

#endif
