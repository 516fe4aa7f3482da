// nRF51: one register that keeps eight bits.
//
// SPDX-License-Identifier: MIT
#include "backmem_nrf_family.h"

#define BACKMEM_POWER_GPREGRET_COUNT 1

BACKMEM_PAGE(nrf51822, "Nordic",

GPREGRETS(BACKMEM_NRFX "nrf51.h: NRF_POWER_BASE + GPREGRET",
          BACKMEM_NRFX "nrf51_bitfields.h",
          "while a SoftDevice is enabled, a store to POWER is a hard fault and loads "
          "work (S130 SoftDevice specification)",
    RESERVED(BYTES(0, 1, BOOTLOADER, "Nordic DFU bootloader")),
        "GPREGRET: Nordic's DFU bootloader of the older SDKs reads 0xB1 at each start "
        "(Nordic DevZone 34851)",
    PROVED_BY(HEADER)));
