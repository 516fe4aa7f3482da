// What SAM3, SAM4 and SAM E70 and V71 share: general purpose backup registers.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_SAM_FAMILY_H
#define BACKMEM_SAM_FAMILY_H

#include "backmem/page.h"

#define BACKMEM_SAM_HAL "zephyrproject-rtos/hal_atmel asf/sam/include/"

#define BACKMEM_GPBR_COUNT 8

#define BACKMEM_PAGE_GPBR(device)                                                      \
    BACKMEM_MAKE_REGION("GPBR",                                                        \
        BACKMEM_PAGE_WORDS_AT(GPBR_SYS_GPBR0, GPBR_COUNT),                             \
            BACKMEM_SAM_HAL device ": GPBR; component/gpbr.h: SYS_GPBR[8]",            \
        BACKMEM_PAGE_UNIT(4, 4, 4, UNKNOWN),                                           \
            "registers of 32 bits; nobody says what a narrower store does: treated as " \
            "the worst",                                                               \
        BACKMEM_PAGE_SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),   \
            "no text was found. They are in the backup area, which has a supply of "   \
            "its own, VDDBU, on SAM3X",                                                \
        BACKMEM_PAGE_NO_STEPS,                                                         \
            "none documented",                                                         \
        BACKMEM_PAGE_HAZARDS(ZEROIZE),                                                 \
            "ZEROIZE: SUPC_WUMR.LPDBCCLR clears them at an event on a wake-up pin, on " \
            "E70 and V71 (" BACKMEM_SAM_HAL "same70, component/supc.h); taken for all", \
        BACKMEM_PAGE_NOT_RESERVED,                                                     \
            "none known",                                                              \
        BACKMEM_PAGE_NO_CONFLICT, BACKMEM_PROOF_HEADER)

#endif
