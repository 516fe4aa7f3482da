// Compares our numbers of nRF with those of Nordic's nrf.h, which is included here:
// backmem_vendor_same.h says how.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_NRF_VENDOR_H
#define BACKMEM_NRF_VENDOR_H

#include "nrf.h"
#include "../backmem_vendor_same.h"

#ifndef BACKMEM_POWER_GPREGRET
#error "backmem: this is an nRF, the chip chosen is none; \
look the device up: docs/chips.md"
#endif

#if !defined(BACKMEM_NRFX_TZ)                                               \
    && (!defined(NRF_POWER_BASE)                                            \
        || BACKMEM_POWER_GPREGRET_COUNT > 1 && defined(NRF51))
#error "backmem: the chip chosen is of another nRF series than Nordic's header; \
look the device up: docs/chips.md"
#endif

#ifdef BACKMEM_NRFX_TZ // two registers in one array
#ifdef NRF_POWER_NS_BASE
BACKMEM_SAME(BACKMEM_POWER_GPREGRET,
             NRF_POWER_NS_BASE + offsetof(NRF_POWER_Type, GPREGRET));
#else // nRF54LS05: one address
BACKMEM_SAME(BACKMEM_POWER_GPREGRET,
             NRF_POWER_BASE + offsetof(NRF_POWER_Type, GPREGRET));
#endif
BACKMEM_SAME(BACKMEM_POWER_GPREGRET_COUNT,
             sizeof(((NRF_POWER_Type *)0)->GPREGRET) / sizeof(uint32_t));
#if defined(BACKMEM_SECURE_OFFSET) && defined(NRF_POWER_S_BASE)
BACKMEM_SAME(BACKMEM_SECURE_OFFSET, NRF_POWER_S_BASE - NRF_POWER_NS_BASE);
#elif defined(BACKMEM_SECURE_OFFSET)
#error "backmem: the chip chosen has a secure address of POWER, this part has none; \
look the device up: docs/chips.md"
#elif defined(NRF_POWER_S_BASE)
#error "backmem: this part has a secure address of POWER, the chip chosen has none; \
look the device up: docs/chips.md"
#endif
#else
BACKMEM_SAME(BACKMEM_POWER_GPREGRET,
             NRF_POWER_BASE + offsetof(NRF_POWER_Type, GPREGRET));
#if BACKMEM_POWER_GPREGRET_COUNT > 1
BACKMEM_SAME(BACKMEM_POWER_GPREGRET + 4 * (BACKMEM_POWER_GPREGRET_COUNT - 1),
             NRF_POWER_BASE + offsetof(NRF_POWER_Type, GPREGRET2));
#elif !defined(NRF51)
#error "backmem: not the header of an nRF51; look the device up: docs/chips.md"
#endif
#endif

#endif
