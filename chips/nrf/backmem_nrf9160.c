// nRF9160, 9161, 9151, 9131: two registers that keep eight bits each.
//
// SPDX-License-Identifier: MIT
#include "backmem_nrf_trustzone_family.h"

#define BACKMEM_SECURE_OFFSET  0x10000000u
#define BACKMEM_POWER_GPREGRET 0x4000551Cu

BACKMEM_PAGE(nrf9160, "Nordic",

TZ_GPREGRETS(SECURE_AT, "nrf9160.h", PROVED_BY(HEADER)));
