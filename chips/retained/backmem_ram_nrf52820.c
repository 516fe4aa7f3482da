// nRF52820: the last 4 KB of its RAM, kept in System OFF.
//
// SPDX-License-Identifier: MIT
#include "backmem_ram_nrf_family.h"

#define BACKMEM_RAM_BASE 0x20007000u // 32 KB

BACKMEM_PAGE(ram_nrf52820, "Retained RAM",

NRF52_RAM(RAM3, S1, "nRF52820",
    PROVED_BY(HEADER)));
