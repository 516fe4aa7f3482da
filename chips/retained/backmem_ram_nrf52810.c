// nRF52805, nRF52810 and nRF52811: the last 4 KB of its RAM, kept in System OFF.
//
// SPDX-License-Identifier: MIT
#include "backmem_ram_nrf_family.h"

#define BACKMEM_RAM_BASE 0x20005000u // 24 KB

BACKMEM_PAGE(ram_nrf52810, "Retained RAM",

NRF52_RAM(RAM2, S1, "nRF52805, nRF52810 and nRF52811",
    PROVED_BY(HEADER)));
