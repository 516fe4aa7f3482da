// The power-cut runner's memory: what one region's cells take, in order.
//
// The unchanged sources of src/ run on it, with -DBACKMEM_CONFIG='"memory.h"'. It keeps
// the order in which words reach the cells, past write buffers and caches: a power cut
// leaves a beginning of that list. So an operation runs once, and every cut of it is
// known. tests/hostile.h is the slower memory that cuts for real; 26-random.sh uses it.
//
// SPDX-License-Identifier: MIT
#ifndef MEMORY_H
#define MEMORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define BACKMEM_LOAD32(address)         memory_load((address), 4)
#define BACKMEM_STORE32(address, value) memory_store((address), 4, (value))
#define BACKMEM_LOAD16(address)         ((uint16_t)memory_load((address), 2))
#define BACKMEM_STORE16(address, value) memory_store((address), 2, (value))
#define BACKMEM_LOAD8(address)          ((uint8_t)memory_load((address), 1))
#define BACKMEM_STORE8(address, value)  memory_store((address), 1, (value))
#define BACKMEM_BARRIER()               memory_barrier()
#define BACKMEM_HAS_SCB                 1 // it has a cache

#define MEMORY_BASE  0x40024000u
#define MEMORY_WORDS 2048u
#define MEMORY_LINES (MEMORY_WORDS / 8) // cache lines, of 8 words

// What the memory makes of a store that is narrower than a word.
typedef enum memory_narrow {
    MEMORY_LANES,      // stores the bytes named
    MEMORY_REPLICATES, // repeats the datum over the word
    MEMORY_ZERO_FILLS, // stores zeros in the word's other bytes
    MEMORY_TRAPS,      // a fault, and so is a narrow load
    MEMORY_PENDING,    // ECC: in a buffer until a narrow store to another word
} memory_narrow_t;

// A word that reached its cell.
typedef struct memory_cell {
    uint32_t word; // its index
    uint32_t value;
} memory_cell_t;

typedef struct memory {
    uint32_t seen[MEMORY_WORDS]; // what the core would load
    uint32_t bytes;              // of the region
    bool posted;                 // the last store is still on the bus
} memory_t;

extern memory_t memory_now;

uint32_t memory_load_other(uintptr_t address, unsigned width);

static inline uint32_t memory_load(uintptr_t address, unsigned width) {
    const uintptr_t at = address - MEMORY_BASE;
    if (width == 4 && at < memory_now.bytes && (at & 3) == 0) {
        memory_now.posted = false;
        return memory_now.seen[at / 4 % MEMORY_WORDS];
    }
    return memory_load_other(address, width);
}

void memory_store(uintptr_t address, unsigned width, uint32_t value);
void memory_barrier(void);

// ---- the runner's side ----------------------------------------------------------

// A region of `bytes` bytes. `cached`: lines reach the cells only when they are
// cleaned, or as `memory_evict` says. Stores outside of [from, to) are faults.
void memory_map(uint32_t bytes, memory_narrow_t narrow, bool cached);
void memory_allow(uint32_t from, uint32_t to);

// Whether dirty lines also leave the cache by themselves, as `seed` says; 0: no.
void memory_evict(uint32_t seed);

// Sets all cells; the memory's words, whatever the region's size. Buffers are empty.
void memory_put(const uint32_t *words);

// Starts a new list of cells, and gives the list: what is in the cells, not what is on
// the way to them.
void memory_forget(void);
const memory_cell_t *memory_cells(size_t *count);

// NULL, or what was done since memory_forget that silicon would punish.
const char *memory_fault(void);

#endif
