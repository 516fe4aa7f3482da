// Numbers of nRF51, named as in the reference manual.
// The row and the check against Nordic's header (nrf_vendor.h) both use these.
//
// SPDX-License-Identifier: MIT
#ifndef BACKMEM_CHIPS_NRF51822_H
#define BACKMEM_CHIPS_NRF51822_H

#define BACKMEM_POWER_GPREGRET       0x4000051Cu
#define BACKMEM_POWER_GPREGRET_COUNT 1

#endif
