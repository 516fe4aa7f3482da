// nRF54LV10A: GPREGRET is at 0x500 of POWER here: two registers that keep eight bits each.
//
// SPDX-License-Identifier: MIT
#include "backmem_nrf_trustzone_family.h"

#define BACKMEM_POWER_GPREGRET 0x4010E500u

BACKMEM_PAGE(nrf54lv10a, "Nordic",

TZ_GPREGRETS(SECURE_AT, "nrf54lv10a_types.h and nrf54lv10a_application.svd"));
