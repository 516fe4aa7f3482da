// Stands in for Nordic's nrf9160.h: what the check reads of it, in its form.
//
// SPDX-License-Identifier: MIT
#include <stdint.h>

typedef struct {
    uint32_t before[327];
    uint32_t GPREGRET[2];
} NRF_POWER_Type;

#define NRF_POWER_NS_BASE 0x40005000UL
#define NRF_POWER_S_BASE  0x50005000UL
