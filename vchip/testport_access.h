// The test port, from the chip's side: what its registers do.
//
// SPDX-License-Identifier: MIT
#ifndef VCHIP_TESTPORT_ACCESS_H
#define VCHIP_TESTPORT_ACCESS_H

#include "bus.h"
#include "state.h"

uint32_t vchip_testport_access(vchip_t *vchip, const vchip_bus_t *bus);

#endif
