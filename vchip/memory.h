// Memories, as the bus sees them: their rules, narrow stores, contents over events.
//
// SPDX-License-Identifier: MIT
#ifndef VCHIP_MEMORY_H
#define VCHIP_MEMORY_H

#include "bus.h"
#include "state.h"

uint32_t vchip_memory_access(vchip_t *vchip, unsigned memory, uint32_t offset,
                             const vchip_bus_t *bus);
void vchip_memory_event(vchip_t *vchip, unsigned memory, vchip_event_t event);

// The rule by which an event would take contents, as the chip is now; NULL: it keeps
// them.
const vchip_rule_t *vchip_memory_losing(const vchip_t *vchip, unsigned memory,
                                        vchip_event_t event);

#endif
