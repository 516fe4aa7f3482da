// Compares our numbers of nRF52 with those of Nordic's device header: vendor_same.h
// says how. Nordic's nrf.h is included here.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_NRF_VENDOR_H
#define BACKMEM_CHIPS_NRF_VENDOR_H

#include "nrf.h"
#include "../vendor_same.h"
#include BACKMEM_VENDOR_NUMBERS

BACKMEM_SAME(BACKMEM_POWER_GPREGRET,
             NRF_POWER_BASE + offsetof(NRF_POWER_Type, GPREGRET));
BACKMEM_SAME(BACKMEM_POWER_GPREGRET + 4 * (BACKMEM_POWER_GPREGRET_COUNT - 1),
             NRF_POWER_BASE + offsetof(NRF_POWER_Type, GPREGRET2));

#endif
