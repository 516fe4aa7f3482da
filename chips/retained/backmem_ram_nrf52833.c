// nRF52833: the last 4 KB of its RAM, kept in System OFF.
//
// SPDX-License-Identifier: MIT
#include "backmem_ram_nrf_family.h"

#define BACKMEM_RAM_BASE 0x2001F000u // 128 KB

BACKMEM_PAGE(ram_nrf52833, "Retained RAM",

NRF52_RAM(RAM8, S1, "nRF52833",
    PROVED_BY(HEADER)));
