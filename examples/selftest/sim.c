// The simulated memory.
//
// SPDX-License-Identifier: MIT
#include "sim.h"

#include <string.h>

#include "backmem/region.h"

sim_t sim;

// True when the address is a simulated one; `word` is then its cell, mirrors
// resolved.
static bool sim_find(uintptr_t address, uint32_t *word) {
    if (address < sim.base || address - sim.base >= sim.bytes) {
        return false;
    }
    *word = (uint32_t)((address - sim.base) & ~(uintptr_t)sim.mirror) / 4;
    return true;
}

// Where the library asks an Arm core for its data cache. Here it is off.
static bool is_core(uintptr_t address) {
    return address >> 12 == 0xe000e;
}

uint32_t sim_load(uintptr_t address, uint32_t size) {
    uint32_t word;
    if (is_core(address)) {
        return 0;
    }
    if (!sim_find(address, &word)) {
        uint32_t value = 0;
        memcpy(&value, (const void *)address, size);
        return value;
    }
    const uint32_t lanes = size == 4 ? 0xffffffffu : size == 2 ? 0xffffu : 0xffu;
    return (sim.cells[word] & ~sim.stuck) >> (8 * (address & 3)) & lanes;
}

static uint32_t narrow_result(uint32_t old, uint32_t lanes, uint32_t repeated) {
    switch (sim.rule) {
        case BACKMEM_RULE_REPLICATES:
            return repeated;
        case BACKMEM_RULE_ZERO_FILLS:
            return repeated & lanes;
        case BACKMEM_RULE_FAULTS:
            sim.faults++;
            return old;
        default:
            return (old & ~lanes) | (repeated & lanes);
    }
}

void sim_store(uintptr_t address, uint32_t size, uint32_t value) {
    uint32_t word;
    if (!sim_find(address, &word)) {
        memcpy((void *)address, &value, size);
        return;
    }
    sim.stores[word]++;
    if (size < 4) {
        const uint32_t shift = 8 * (uint32_t)(address & 3);
        const uint32_t lanes = (size == 1 ? 0xffu : 0xffffu) << shift;
        const uint32_t repeated =
            size == 1 ? (value & 0xff) * 0x01010101u : (value & 0xffff) * 0x00010001u;
        sim.narrow += sim.rule != BACKMEM_RULE_LANES;
        value = narrow_result(sim.cells[word], lanes, repeated);
    }
    if (!sim.dead) {
        sim.cells[word] = value & sim.data;
    }
}
