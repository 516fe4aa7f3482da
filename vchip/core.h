// The processor's own registers, 0xe000e000 to 0xe000efff.
//
// SPDX-License-Identifier: MIT
#ifndef VCHIP_CORE_H
#define VCHIP_CORE_H

#include "bus.h"
#include "state.h"

uint32_t vchip_core_access(vchip_t *vchip, const vchip_bus_t *bus);
void vchip_core_reset(vchip_t *vchip);

#endif
