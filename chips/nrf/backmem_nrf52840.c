// nRF52840 and the other nRF52: two registers that keep eight bits each.
//
// SPDX-License-Identifier: MIT
#include "backmem_nrf_family.h"

#define BACKMEM_POWER_GPREGRET_COUNT 2

BACKMEM_PAGE(nrf52840, "Nordic",

GPREGRETS(BACKMEM_NRFX "nrf52840.h: NRF_POWER_BASE + GPREGRET, GPREGRET2",
          BACKMEM_NRFX "nrf52840_bitfields.h", "; GPREGRET2 is left alone",
    PROVED_BY(MODEL)));
