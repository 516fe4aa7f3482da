// Every virtual chip.
//
// SPDX-License-Identifier: MIT
#ifndef VCHIP_MODELS_CHIPS_H
#define VCHIP_MODELS_CHIPS_H

#include "../chip.h"

extern const vchip_chip_t *const vchip_chips[]; // by name; NULL ends the list

// NULL: no virtual chip of this name.
const vchip_chip_t *vchip_find(const char *name);

// The virtual chip of a device, by an order code such as "STM32F407VGT6" or the
// beginning of one, in any case; or of a chip's name in another spelling. NULL: no
// `devices` names it.
const vchip_chip_t *vchip_find_device(const char *name);

// Another model of the same chip that knows what is at this address: `name` is the
// register's or memory's. NULL: none. A model called ram_X is of the same chip as X.
const vchip_chip_t *vchip_find_other(const vchip_chip_t *chip, uint32_t address,
                                     const char **name);

// Whether a chip's name begins with the same letters as this device's, in any case.
bool vchip_is_family(const vchip_chip_t *chip, const char *name);

#endif
