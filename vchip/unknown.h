// Registers that no table names.
//
// SPDX-License-Identifier: MIT
#ifndef VCHIP_UNKNOWN_H
#define VCHIP_UNKNOWN_H

#include "bus.h"
#include "state.h"

// How many of them the program has used.
unsigned vchip_unknown_count(const vchip_t *vchip);

uint32_t vchip_unknown_access(vchip_t *vchip, const vchip_bus_t *bus);

#endif
