// Registers: what a store changes, what a load sees, what a reset does.
//
// SPDX-License-Identifier: MIT
#ifndef VCHIP_REGISTERS_H
#define VCHIP_REGISTERS_H

#include "bus.h"
#include "state.h"

// The register at an address, and where it begins; 0: none.
uint8_t vchip_reg_at(const vchip_t *vchip, uint32_t address, uint32_t *base);

uint32_t vchip_reg_access(vchip_t *vchip, uint8_t index, const vchip_bus_t *bus);
void vchip_reg_event(vchip_t *vchip, uint8_t index, vchip_event_t event);

// For a model's `stored`: take bits of a register away, past its rules; a ready bit has
// to come up anew.
void vchip_reg_clear(vchip_t *vchip, uint8_t reg, uint32_t bits);

// Raised bits that last only for a while fall when their time is over.
void vchip_reg_time(vchip_t *vchip);

#endif
