// The list of virtual chips.
//
// SPDX-License-Identifier: MIT
#include "../chip.h"

#define VCHIP_NAME(chip) extern const vchip_chip_t vchip_##chip;
#include "chips.def"
#undef VCHIP_NAME

const vchip_chip_t *const vchip_chips[] = {
#define VCHIP_NAME(chip) &vchip_##chip,
#include "chips.def"
#undef VCHIP_NAME
    0,
};
