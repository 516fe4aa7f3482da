// nRF54LS05A and LS05B: two registers that keep eight bits each. Their headers have one
// address, and no TrustZone.
//
// SPDX-License-Identifier: MIT
#include "backmem_nrf_trustzone_family.h"

#define BACKMEM_POWER_GPREGRET 0x4010E500u

BACKMEM_PAGE(nrf54ls05a, "Nordic",

TZ_GPREGRETS(AT, "nrf54ls05a_types.h, nrf54ls05a_global.h", PROVED_BY(HEADER)));
