// A simulated memory for the self-test on a PC: one region whose bus does what
// a row says, or what a broken board would do.
//
// This header is also the library's configuration there
// (-DBACKMEM_CONFIG='"sim.h"'): every access goes through sim_load and
// sim_store. Outside the simulated addresses they are plain accesses.
//
// SPDX-License-Identifier: MIT
#ifndef SELFTEST_SIM_H
#define SELFTEST_SIM_H

#include <stdbool.h>
#include <stdint.h>

#define SIM_WORDS 2048u

typedef struct sim {
    uint32_t cells[SIM_WORDS];
    uintptr_t base;             // address of cells[0]; need not be where they are
    uint32_t bytes;             // of cells that are in use; 0: nothing is simulated
    uint32_t data;              // mask of the bits that a word stores
    uint8_t rule;               // backmem_rule_t: what narrow stores do
    bool dead;                  // stores are dropped
    uint32_t stuck;             // these bits of each word read as zero
    uint32_t mirror;            // address bits that are not decoded
    uint32_t faults;            // narrow stores under rule FAULTS
    uint32_t narrow;            // narrow stores under any rule but LANES
    uint32_t stores[SIM_WORDS]; // per word
} sim_t;

extern sim_t sim;

uint32_t sim_load(uintptr_t address, uint32_t size);
void sim_store(uintptr_t address, uint32_t size, uint32_t value);

#define BACKMEM_LOAD32(address)         sim_load((uintptr_t)(address), 4)
#define BACKMEM_STORE32(address, value) sim_store((uintptr_t)(address), 4, (value))
#define BACKMEM_LOAD8(address)          ((uint8_t)sim_load((uintptr_t)(address), 1))
#define BACKMEM_STORE8(address, value)  sim_store((uintptr_t)(address), 1, (value))
#define BACKMEM_STORE16(address, value) sim_store((uintptr_t)(address), 2, (value))

#endif
