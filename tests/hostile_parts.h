// What the files of the hostile memory tell each other. Tests do not include it.
//
// SPDX-License-Identifier: MIT
#ifndef HOSTILE_PARTS_H
#define HOSTILE_PARTS_H

#include "hostile.h"

// Keeps the first one. hostile.c
void fault(const char *what, uintptr_t address, unsigned width);

bool gate_open(const hostile_gate_t *gate);

// Each gives false when nothing of its kind is at the address. The caller has
// checked that the address is a multiple of the width.
bool memory_load(uint32_t address, unsigned width, uint32_t *value);
bool memory_store(uint32_t address, unsigned width, uint32_t value);
bool memory_spares(uint32_t address);
bool register_load(uint32_t address, unsigned width, uint32_t *value);
bool register_store(uint32_t address, unsigned width, uint32_t value);

// Orders that a line be cleaned, and dropped too; done by the next barrier.
void cache_clean(uint32_t address, bool drop);
bool cache_on(void);

void memories_barrier(void);
void memories_unmap(void);
void memories_reset(void);
void memories_supply_loss(void);
void memories_power_on(void);
void registers_unmap(void);
void registers_reset(bool kept_too);

#endif
