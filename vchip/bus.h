// How the bus carries an access: lanes, copies of a narrow datum, aliases.
//
// SPDX-License-Identifier: MIT
#ifndef VCHIP_BUS_H
#define VCHIP_BUS_H

#include "chip.h"

// An access on its way through the model.
typedef struct vchip_bus {
    uint32_t address;
    uint32_t bytes; // 1, 2 or 4
    uint32_t value;
    bool store;
    uint32_t alias; // 0: none; 1: XOR; 2: SET; 3: CLEAR
} vchip_bus_t;

// The lanes of an access, in the word that it belongs to.
uint32_t vchip_lane_mask(const vchip_bus_t *bus);

// The datum of a narrow store, as a bus that replicates carries it.
uint32_t vchip_replicated(const vchip_bus_t *bus);

// What the access's alias makes of a word; `plain` where it uses none.
uint32_t vchip_aliased(const vchip_bus_t *bus, uint32_t old, uint32_t datum,
                       uint32_t plain);

// Where in a range an address lies, through any of the chip's aliases; `bytes` or more
// when it is outside.
uint32_t vchip_offset(const vchip_chip_t *chip, uint32_t address, uint32_t base,
                      uint32_t bytes);

// VCHIP_SECURE or VCHIP_NON_SECURE, by the address; 0: the chip has no secure aliases.
uint32_t vchip_security(const vchip_chip_t *chip, uint32_t address);

#endif
