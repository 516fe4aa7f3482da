// Stands in for Nordic's nrf52840.h: what the check reads of it, in its form. Its
// nrf.h, in the folder nrf, is empty.
//
// SPDX-License-Identifier: MIT
#include <stdint.h>

typedef struct {
    uint32_t before[327];
    uint32_t GPREGRET, GPREGRET2;
} NRF_POWER_Type;

#define NRF_POWER_BASE 0x40000000UL
