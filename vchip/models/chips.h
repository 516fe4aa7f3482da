// Every virtual chip.
//
// SPDX-License-Identifier: MIT
#ifndef VCHIP_MODELS_CHIPS_H
#define VCHIP_MODELS_CHIPS_H

#include "../chip.h"

extern const vchip_chip_t *const vchip_chips[]; // by name; NULL ends the list

// NULL: no virtual chip of this name.
const vchip_chip_t *vchip_find(const char *name);

#endif
