// The registers of the bench, from the chip's side.
//
// SPDX-License-Identifier: MIT
#ifndef VCHIP_BENCH_ACCESS_H
#define VCHIP_BENCH_ACCESS_H

#include "bus.h"
#include "state.h"

uint32_t vchip_bench_access(vchip_t *vchip, const vchip_bus_t *bus);

#endif
