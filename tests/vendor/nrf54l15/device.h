// Stands in for Nordic's nrf54l15_global.h and _types.h: what the check reads of them,
// in their form.
//
// SPDX-License-Identifier: MIT
#include <stdint.h>

typedef struct {
    uint32_t before[320];
    uint32_t GPREGRET[2];
} NRF_POWER_Type;

#define NRF_POWER_NS_BASE 0x4010E000UL
#define NRF_POWER_S_BASE  0x5010E000UL
