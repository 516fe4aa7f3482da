// nRF54L05, L10, L15, LC10A and LV10A: two registers that keep eight bits each, at
// 0x500 of POWER here.
//
// SPDX-License-Identifier: MIT
#include "backmem_nrf_trustzone_family.h"

#define BACKMEM_SECURE_OFFSET  0x10000000u
#define BACKMEM_POWER_GPREGRET 0x4010E500u

BACKMEM_PAGE(nrf54l15, "Nordic",

TZ_GPREGRETS(SECURE_AT, "nrf54l15_application.svd", PROVED_BY(HEADER)));
