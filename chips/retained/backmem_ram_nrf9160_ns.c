// nRF9160 in the non-secure state: 4 KB of RAM, kept in System OFF.
//
// SPDX-License-Identifier: MIT
#include "backmem_ram_vmc_family.h"

#define BACKMEM_RAM_BASE 0x2003F000u

#define BACKMEM_VMC_RAM7_POWER 0x4003A670u
#define BACKMEM_VMC_RAM7_POWER_S3POWER     (1u << 3)
#define BACKMEM_VMC_RAM7_POWER_S3RETENTION (1u << 19)

BACKMEM_PAGE(ram_nrf9160_ns, "Retained RAM",

VMC_RAM(RAM7, S3, "nRF9160",
    "none known: the modem's library has its memory where the program says"));
