// Stands in for Nordic's nrf51.h: what the check reads of it, in its form. Its nrf.h,
// in the folder nrf, is empty.
//
// SPDX-License-Identifier: MIT
#include <stdint.h>

#define NRF51

typedef struct {
    uint32_t before[327];
    uint32_t GPREGRET;
} NRF_POWER_Type;

#define NRF_POWER_BASE 0x40000000UL
