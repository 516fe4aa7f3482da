// Numbers of nRF52, named as in the product specification.
// The row and the check against Nordic's header (nrf_vendor.h) both use these.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_NRF52840_H
#define BACKMEM_CHIPS_NRF52840_H

#define BACKMEM_POWER_GPREGRET       0x4000051Cu // GPREGRET2 is the next word
#define BACKMEM_POWER_GPREGRET_COUNT 2

#endif
