// What Kinetis and MCX C share: a register file on VBAT, and one of the system.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_KINETIS_FAMILY_H
#define BACKMEM_KINETIS_FAMILY_H

#include "backmem/page.h"

#define BACKMEM_KINETIS_SDK "nxp-mcuxpresso/mcux-sdk@8a289764d7 devices/"

#define BACKMEM_RFVBAT_REG0  0x4003E000u
#define BACKMEM_RFVBAT_COUNT 8

#define BACKMEM_SIM_SCGC6     0x4004803Cu
#define BACKMEM_SIM_SCGC6_RTC (1u << 29)

#define BACKMEM_KINETIS_UNIT                                                           \
    "the header names the bytes of each word (LL to HH); no manual's text on narrow "  \
    "stores was read: treated as the worst"

#define BACKMEM_PAGE_RFVBAT(device, steps, steps_by, reserved, reserved_by, proof)     \
    BACKMEM_MAKE_REGION("RFVBAT",                                                      \
        BACKMEM_PAGE_WORDS_AT(RFVBAT_REG0, RFVBAT_COUNT),                              \
            BACKMEM_KINETIS_SDK device ".h: RFVBAT_BASE, REG[8]",                      \
        BACKMEM_PAGE_UNIT(4, 4, 4, UNKNOWN),                                           \
            BACKMEM_KINETIS_UNIT,                                                      \
        BACKMEM_PAGE_SURVIVES(YES, YES, YES, UNKNOWN, YES, NO),                        \
            "cleared when VBAT drops, and by nothing else (NXP community thread "      \
            "'Vbat Issue')",                                                           \
        BACKMEM_PAGE_##steps,                                                          \
            steps_by,                                                                  \
        BACKMEM_PAGE_HAZARDS(LOCK),                                                    \
            "LOCK: a touch is a bus error while VBAT is down or isolated (K22F "       \
            "reference manual Rev. 4 42.3.1, of the RTC in the same domain): wire "    \
            "VBAT to something before you open it",                                    \
        BACKMEM_PAGE_##reserved,                                                       \
            reserved_by,                                                               \
        BACKMEM_PAGE_NO_CONFLICT, BACKMEM_PAGE_##proof)

#define BACKMEM_PAGE_RFSYS(device, proof)                                              \
    BACKMEM_MAKE_REGION("RFSYS",                                                       \
        BACKMEM_PAGE_WORDS_AT(RFSYS_REG0, RFSYS_COUNT),                                \
            BACKMEM_KINETIS_SDK device ".h: RFSYS_BASE, REG",                          \
        BACKMEM_PAGE_UNIT(4, 4, 4, UNKNOWN),                                           \
            BACKMEM_KINETIS_UNIT,                                                      \
        BACKMEM_PAGE_SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),   \
            "no manual's text was read",                                               \
        BACKMEM_PAGE_NO_STEPS,                                                         \
            "none documented",                                                         \
        BACKMEM_PAGE_NO_HAZARDS,                                                       \
            "none known",                                                              \
        BACKMEM_PAGE_NOT_RESERVED,                                                     \
            "none known",                                                              \
        BACKMEM_PAGE_NO_CONFLICT, BACKMEM_PAGE_##proof)

#endif
