// One access, to whatever stands at its address; one event, to all of the chip.
//
// SPDX-License-Identifier: MIT
#ifndef VCHIP_ACCESS_H
#define VCHIP_ACCESS_H

#include "bus.h"
#include "state.h"

// As the instruction made it. A load's value; 0 for a store.
uint32_t vchip_access(vchip_t *vchip, vchip_bus_t bus);

// An event between two boots, or, when it is none that resets, in one.
void vchip_happen(vchip_t *vchip, vchip_event_t event);

#endif
