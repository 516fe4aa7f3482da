// nRF5340, application core in the non-secure state: 4 KB of RAM, kept in System OFF.
//
// SPDX-License-Identifier: MIT
#include "backmem_ram_vmc_family.h"

#define BACKMEM_RAM_BASE 0x2006F000u

#define BACKMEM_VMC_RAM6_POWER 0x40081660u
#define BACKMEM_VMC_RAM6_POWER_S15POWER     (1u << 15)
#define BACKMEM_VMC_RAM6_POWER_S15RETENTION (1u << 31)

BACKMEM_PAGE(ram_nrf5340_ns, "Retained RAM",

VMC_RAM(RAM6, S15, "nRF5340's application core",
    "Zephyr shares the 64 KB behind it with the network core"
    BACKMEM_RETAINED_NRF_OFF));
