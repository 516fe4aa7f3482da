// The Cortex-M7's data cache, as far as a backup memory notices.
//
// SPDX-License-Identifier: MIT
#ifndef VCHIP_CACHE_H
#define VCHIP_CACHE_H

#include "state.h"

// A word by way of its line.
uint32_t vchip_line_load(vchip_t *vchip, unsigned memory, uint32_t word);
void vchip_line_store(vchip_t *vchip, unsigned memory, uint32_t word, uint32_t value);

// The processor's cache operations: clean, invalidate, or both.
void vchip_line_by_address(vchip_t *vchip, uint32_t address, bool clean, bool drop);
void vchip_line_by_set(vchip_t *vchip, uint32_t set_way, bool clean, bool drop);

#endif
