// nRF52840: the last 4 KB of its RAM, kept in System OFF.
//
// SPDX-License-Identifier: MIT
#include "backmem_ram_nrf_family.h"

#define BACKMEM_RAM_BASE 0x2003F000u // 256 KB

BACKMEM_PAGE(ram_nrf52840, "Retained RAM",

NRF52_RAM(RAM8, S5, "nRF52840",
    PROVED_BY(MODEL)));
