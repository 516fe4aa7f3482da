// Sources of nrf_rows.h. Each chip's notes include them once, after PLACE, BITFIELDS,
// OTHERS and PROOF.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_NRF_NOTES_H
#define BACKMEM_CHIPS_NRF_NOTES_H

#include "backmem/notes.h"

#define NRFX "NordicSemiconductor/nrfx@aa83d4df8d bsp/stable/mdk/"

static const backmem_sources_t rows[] = {
    {
        .place = PLACE,
        .rule = "bits 7:0 store, the others are dropped (" BITFIELDS
                ", POWER_GPREGRET_GPREGRET_Msk 0xFF). Stored as "
                "words here; nothing narrower than the unit's one byte exists",
        .survives = "soft reset and wake-up from System OFF keep them, a power cycle "
                    "clears them (Nordic DevZone 37971, 127350). Watchdog and reset "
                    "pin: public code claims both, so unknown. No battery supply",
        .steps = "none",
        .hazards = "LOCK: while a SoftDevice is enabled, a store to POWER faults and "
                   "reads are fine; sd_power_gpregret_set and _clr set and clear bits "
                   "(SoftDevice specification, 'Peripheral runtime protection'; Nordic "
                   "DevZone 30856)",
        .owners = "GPREGRET: adafruit/Adafruit_nRF52_Bootloader src/main.c reads and "
                  "clears 0xB1, 0xA8, 0x4E, 0x57, 0x6D" OTHERS,
        .proof = PROOF,
    },
};

#endif
