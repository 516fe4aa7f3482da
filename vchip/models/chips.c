// The list of virtual chips.
//
// SPDX-License-Identifier: MIT
#include "chips.h"

#include <string.h>

#define VCHIP_NAME(chip) extern const vchip_chip_t vchip_##chip;
#include "chips.def"
#undef VCHIP_NAME

const vchip_chip_t *const vchip_chips[] = {
#define VCHIP_NAME(chip) &vchip_##chip,
#include "chips.def"
#undef VCHIP_NAME
    0,
};

const vchip_chip_t *vchip_find(const char *name) {
    for (unsigned i = 0; vchip_chips[i] != NULL; i++) {
        if (strcmp(vchip_chips[i]->name, name) == 0) {
            return vchip_chips[i];
        }
    }
    return NULL;
}
