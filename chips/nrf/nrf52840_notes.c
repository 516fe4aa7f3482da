// Where the facts of nrf52840.c come from.
//
// SPDX-License-Identifier: MIT
#define PLACE     NRFX "nrf52840.h: NRF_POWER_BASE + GPREGRET, GPREGRET2"
#define BITFIELDS NRFX "nrf52840_bitfields.h"
#define OTHERS    "; GPREGRET2 is left alone"
#define PROOF     BACKMEM_PROOF_MODEL
#include "nrf_notes.h"

const backmem_chip_sources_t backmem_sources_nrf52840 = {
    .chip = &backmem_chip_nrf52840,
    .vendor = "Nordic",
    .regions = rows,
};
