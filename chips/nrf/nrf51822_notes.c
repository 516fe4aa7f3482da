// Where the facts of nrf51822.c come from.
//
// SPDX-License-Identifier: MIT
#define PLACE     NRFX "nrf51.h: NRF_POWER_BASE + GPREGRET"
#define BITFIELDS NRFX "nrf51_bitfields.h"
#define OTHERS    ""
#define PROOF     BACKMEM_PROOF_HEADER
#include "nrf_notes.h"

const backmem_chip_sources_t backmem_sources_nrf51822 = {
    .chip = &backmem_chip_nrf51822,
    .vendor = "Nordic",
    .regions = rows,
};
