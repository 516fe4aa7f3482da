// nRF52840 and the other nRF52: two registers that keep eight bits each.
//
// SPDX-License-Identifier: MIT
#include "backmem_nrf_family.h"

#define BACKMEM_POWER_GPREGRET_COUNT 2

BACKMEM_PAGE(nrf52840, "Nordic",

GPREGRETS(BACKMEM_NRFX "nrf52840.h: NRF_POWER_BASE + GPREGRET, GPREGRET2",
          BACKMEM_NRFX "nrf52840_bitfields.h",
          "while a SoftDevice is enabled, a store to POWER is a hard fault and loads "
          "work on parts with an MWU: 52832, 52833, 52840 (S140 SoftDevice "
          "specification, 'Peripheral runtime protection'). 52805, 52810, 52811, 52820 "
          "have none: a store is not stopped, and what follows is undefined (S115 "
          "specification)", "; GPREGRET2 is left alone. "
          "A byte holds no object: chips/retained/backmem_ram_nrf52840.c has 4 KB of RAM "
          "that System OFF keeps (docs/retained.md)",
    PROVED_BY(MODEL)));
