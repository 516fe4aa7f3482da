// nRF5340, network core, which has no secure state: two registers that keep eight bits
// each.
//
// SPDX-License-Identifier: MIT
#include "backmem_nrf_trustzone_family.h"

#define BACKMEM_POWER_GPREGRET 0x4100551Cu

BACKMEM_PAGE(nrf5340net, "Nordic",

TZ_GPREGRETS(AT, "nrf5340_network.h", PROVED_BY(HEADER)));
