// nRF52832: the last 4 KB of its RAM, kept in System OFF.
//
// SPDX-License-Identifier: MIT
#include "backmem_ram_nrf_family.h"

#define BACKMEM_RAM_BASE 0x2000F000u // 64 KB

BACKMEM_PAGE(ram_nrf52832, "Retained RAM",

NRF52_RAM(RAM7, S1, "nRF52832",
    PROVED_BY(HEADER)));
