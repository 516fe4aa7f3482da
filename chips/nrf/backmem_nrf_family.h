// What nRF51 and nRF52 share: registers of the POWER block that keep eight bits each.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_NRF_FAMILY_H
#define BACKMEM_NRF_FAMILY_H

#include "backmem/page.h"

#define BACKMEM_POWER_GPREGRET 0x4000051Cu // GPREGRET2, of nRF52, is the next word

#define BACKMEM_NRFX "NordicSemiconductor/nrfx@aa83d4df8d bsp/stable/mdk/"

// `softdevice` is what a store meets while a SoftDevice is enabled.
#define BACKMEM_PAGE_GPREGRETS(place_by, bitfields, softdevice, reserved, others,      \
                               proof)                                                  \
    BACKMEM_MAKE_REGION("GPREGRET",                                                    \
        BACKMEM_PAGE_AT(POWER_GPREGRET, POWER_GPREGRET_COUNT), /* a byte of each */    \
            place_by,                                                                  \
        BACKMEM_PAGE_UNIT(1, 4, 0, LANES),                                             \
            "bits 7:0 store, the others are dropped (" bitfields ", "                  \
            "POWER_GPREGRET_GPREGRET_Msk 0xFF). Stored as words here; nothing "        \
            "narrower than the unit's one byte exists",                                \
        BACKMEM_PAGE_SURVIVES(YES, UNKNOWN, UNKNOWN, YES, NO, NO),                     \
            "soft reset and wake-up from System OFF keep them, a power cycle clears "  \
            "them (Nordic DevZone 37971, 127350). Watchdog and reset pin: public "     \
            "code claims both, so unknown. No battery supply",                         \
        BACKMEM_PAGE_NO_STEPS,                                                         \
            "none",                                                                    \
        BACKMEM_PAGE_HAZARDS(LOCK),                                                    \
            "LOCK: " softdevice "; sd_power_gpregret_set and _clr set and clear bits " \
            "(Nordic DevZone 30856)",                                                  \
        BACKMEM_PAGE_##reserved,                                                       \
            others,                                                                    \
        BACKMEM_PAGE_NO_CONFLICT, BACKMEM_PAGE_##proof)

#endif
