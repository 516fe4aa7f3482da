// Compares our numbers of nRF with those of Nordic's nrf.h, which is included here:
// backmem_vendor_same.h says how.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_NRF_VENDOR_H
#define BACKMEM_NRF_VENDOR_H

#include "nrf.h"
#include "../backmem_vendor_same.h"

#ifndef BACKMEM_POWER_GPREGRET
#error "backmem: this is an nRF, the chip chosen is none"
#endif

#ifdef BACKMEM_NRFX_TZ // two registers in one array
BACKMEM_SAME(BACKMEM_POWER_GPREGRET,
             NRF_POWER_NS_BASE + offsetof(NRF_POWER_Type, GPREGRET));
#else
BACKMEM_SAME(BACKMEM_POWER_GPREGRET,
             NRF_POWER_BASE + offsetof(NRF_POWER_Type, GPREGRET));
#if BACKMEM_POWER_GPREGRET_COUNT > 1
BACKMEM_SAME(BACKMEM_POWER_GPREGRET + 4 * (BACKMEM_POWER_GPREGRET_COUNT - 1),
             NRF_POWER_BASE + offsetof(NRF_POWER_Type, GPREGRET2));
#elif !defined(NRF51)
#error "backmem: not the header of an nRF51"
#endif
#endif

#endif
