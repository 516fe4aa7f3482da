// The cells of the backup memories, behind any cache, and past every rule.
//
// SPDX-License-Identifier: MIT
#ifndef VCHIP_CELLS_H
#define VCHIP_CELLS_H

#include "state.h"

// False: no memory. What was made is there to be freed.
bool vchip_cells_make(vchip_t *vchip);
void vchip_cells_free(vchip_t *vchip);

// Which memory an address belongs to. False: to none.
bool vchip_memory_at(const vchip_t *vchip, uint32_t address, unsigned *memory,
                     uint32_t *offset);

uint32_t vchip_cells_load(vchip_t *vchip, unsigned memory, uint32_t word);
void vchip_cells_store(vchip_t *vchip, unsigned memory, uint32_t word, uint32_t value,
                       bool pend);

// All words, or those of `mask` unless it is 0, become noise or zero.
void vchip_cells_fill(vchip_t *vchip, unsigned memory, uint32_t mask, bool noise);

#endif
