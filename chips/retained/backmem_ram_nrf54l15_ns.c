// nRF54L15 in the non-secure state: 4 KB of RAM, kept in System OFF.
//
// SPDX-License-Identifier: MIT
#include "backmem_ram_memconf_family.h"

#define BACKMEM_MEMCONF_POWER0_CONTROL 0x400CF500u
#define BACKMEM_MEMCONF_POWER0_RET     0x400CF508u
#define BACKMEM_MEMCONF_POWER0_RET2    0x400CF50Cu

BACKMEM_PAGE(ram_nrf54l15_ns, "Retained RAM",

MEMCONF_RAM(BACKMEM_NRFX_MEMCONF "bsp/stable/mdk/nrf54l15_application.svd"));
