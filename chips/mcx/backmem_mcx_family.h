// What MCX A share: two words of the VBAT block that wait for a wake-up, each a region,
// as the word behind each is reserved. Named as in NXP's device headers.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_MCX_FAMILY_H
#define BACKMEM_MCX_FAMILY_H

#include "backmem/page.h"

#define BACKMEM_NXP_MCX \
    "zephyrproject-rtos/hal_nxp@04c61ab37c mcux/mcux-sdk-ng/devices/MCX/"

#define BACKMEM_VBAT_WAKEUP0 0x40093700u
#define BACKMEM_VBAT_WAKEUP1 0x40093708u
#define BACKMEM_VBAT_WAKEUPA 4 // bytes

#define BACKMEM_VBAT_WAKLCKA      0x400937F8u
#define BACKMEM_VBAT_WAKLCKA_LOCK (1u << 0)

// One of the two, at `place`.
#define BACKMEM_PAGE_WAKEUP(name, place, place_by)                                     \
    BACKMEM_MAKE_REGION(name,                                                          \
        BACKMEM_PAGE_##place,                                                          \
            place_by "; MCXA/periph/PERI_VBAT.h: WAKEUPA at 0x700, step 8; the word "  \
            "behind it is reserved",                                                   \
        BACKMEM_PAGE_UNIT(4, 4, 4, UNKNOWN),                                           \
            "no source says what a narrow store does: treated as the worst",           \
        BACKMEM_PAGE_SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),   \
            "no source found: the block is called VBAT and its words WAKEUP, which "   \
            "promises nothing (MCXA/periph/PERI_VBAT.h)",                              \
        BACKMEM_PAGE_STEPS(REQUIRE(VBAT_WAKLCKA, LOCK)),                               \
            "WAKLCKA.LOCK: locks the words (MCXA/periph/PERI_VBAT.h); what clears it " \
            "is not said",                                                             \
        BACKMEM_PAGE_HAZARDS(LOCK),                                                    \
            "LOCK: WAKLCKA.LOCK",                                                      \
        BACKMEM_PAGE_NOT_RESERVED,                                                     \
            "none known",                                                              \
        BACKMEM_PAGE_NO_CONFLICT, BACKMEM_PROOF_HEADER)

#endif
