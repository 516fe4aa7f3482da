// The processor: Unicorn, one fresh engine for each boot.
//
// SPDX-License-Identifier: MIT
#ifndef VCHIP_MACHINE_H
#define VCHIP_MACHINE_H

#include "state.h"

// False: no memory. What was made is there to be freed.
bool vchip_machine_make(vchip_t *vchip);
void vchip_machine_free(vchip_t *vchip);

// One boot, from reset until it stops.
void vchip_machine_run(vchip_t *vchip);

#endif
