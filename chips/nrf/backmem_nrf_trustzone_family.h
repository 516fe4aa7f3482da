// What nRF53, nRF91 and nRF54L share: registers of POWER that keep eight bits each.
// Most have an address for either state of TrustZone: their pages have
// BACKMEM_SECURE_OFFSET.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_NRF_TRUSTZONE_FAMILY_H
#define BACKMEM_NRF_TRUSTZONE_FAMILY_H

#include "backmem/page.h"

#define BACKMEM_NRFX_TZ "NordicSemiconductor/nrfx@aa83d4df8d bsp/stable/mdk/"

#define BACKMEM_POWER_GPREGRET_COUNT 2 // a byte of each

#define BACKMEM_PAGE_TZ_GPREGRETS(place, header, proof)                                \
    BACKMEM_MAKE_REGION("GPREGRET",                                                    \
        BACKMEM_PAGE_##place(POWER_GPREGRET, POWER_GPREGRET_COUNT),                    \
            BACKMEM_NRFX_TZ header ": NRF_POWER, GPREGRET[2]",                         \
        BACKMEM_PAGE_UNIT(1, 4, 0, LANES),                                             \
            "bits 7:0 store, the others are dropped (" BACKMEM_NRFX_TZ header ", "     \
            "POWER_GPREGRET_GPREGRET_Msk 0xFF). Stored as words here",                 \
        BACKMEM_PAGE_SURVIVES(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, NO, NO),             \
            "no text was found for this family; on nRF52 a soft reset and System OFF " \
            "keep them. No battery supply",                                            \
        BACKMEM_PAGE_NO_STEPS,                                                         \
            "none",                                                                    \
        BACKMEM_PAGE_HAZARDS(LOCK),                                                    \
            "LOCK: where POWER belongs to the secure state (SPU or MPC settings), "    \
            "an access at the other address is a bus error on nRF5340 (product "       \
            "specification, SPU: peripheral address mapping); the others' text was "   \
            "not read",                                                                \
        BACKMEM_PAGE_NOT_RESERVED,                                                     \
            "bootloaders of the nRF Connect SDK can be set up to read a boot mode "    \
            "from them (Zephyr, boot mode retention); none does without being asked",  \
        BACKMEM_PAGE_NO_CONFLICT, BACKMEM_PAGE_##proof)

#endif
