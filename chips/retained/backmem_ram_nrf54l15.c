// nRF54L15 in the secure state: 4 KB of RAM, kept in System OFF.
//
// SPDX-License-Identifier: MIT
#include "backmem_ram_memconf_family.h"

#define BACKMEM_MEMCONF_POWER0_CONTROL 0x500CF500u
#define BACKMEM_MEMCONF_POWER0_RET     0x500CF508u
#define BACKMEM_MEMCONF_POWER0_RET2    0x500CF50Cu

BACKMEM_PAGE(ram_nrf54l15, "Retained RAM",

MEMCONF_RAM(BACKMEM_NRFX_MEMCONF "bsp/stable/mdk/nrf54l15_application.svd"));
