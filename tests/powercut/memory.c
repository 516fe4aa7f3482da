// The power-cut runner's memory: buffers and cache before the cells.
//
// SPDX-License-Identifier: MIT
#include "memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Armv7-M: DDI 0403E, table B3-4 and B2.2.7.
#define SCB_CCR      0xe000ed14u
#define SCB_CCR_DC   (1u << 16)
#define SCB_DCCIMVAC 0xe000ef70u

#define CELLS_MAX (1u << 20)

memory_t memory_now;

static struct bus {
    memory_cell_t cells[CELLS_MAX];
    size_t count;
    const char *fault;
    uint32_t from, to;
    memory_narrow_t narrow;
    bool cached;
    uint32_t evict; // state of the draw; 0: no line leaves by itself
    bool waits;     // ECC: a narrow store to this word
    uint32_t waiting;
    bool dirty[MEMORY_LINES], ordered[MEMORY_LINES];
    bool orders; // any
} bus;

static void fault(const char *what) {
    if (bus.fault == NULL) {
        bus.fault = what;
    }
}

static void cell_take(uint32_t word) {
    if (bus.count == CELLS_MAX) {
        printf("memory: an operation that stores without an end\n");
        exit(EXIT_FAILURE);
    }
    bus.cells[bus.count++] = (memory_cell_t){ word, memory_now.seen[word] };
}

// ---- the cache ------------------------------------------------------------------

// Upwards when cleaned, downwards when it leaves by itself: nobody promises an order.
static void line_clean(uint32_t line, bool upwards) {
    for (uint32_t i = 0; i < 8 && bus.dirty[line]; i++) {
        const uint32_t word = line * 8 + (upwards ? i : 7 - i);
        if (word < memory_now.bytes / 4) {
            cell_take(word);
        }
    }
    bus.dirty[line] = false;
}

static uint32_t draw(void) {
    bus.evict ^= bus.evict << 13;
    bus.evict ^= bus.evict >> 17;
    bus.evict ^= bus.evict << 5;
    return bus.evict;
}

static void line_leave(void) {
    if (bus.evict == 0 || draw() % 4 != 0) {
        return;
    }
    const uint32_t lines = (memory_now.bytes / 4 + 7) / 8;
    const uint32_t first = draw() % lines;
    for (uint32_t i = 0; i < lines; i++) {
        const uint32_t line = (first + i) % lines;
        if (bus.dirty[line]) {
            line_clean(line, false);
            return;
        }
    }
}

static void line_order(uint32_t address) {
    const uint32_t at = address - MEMORY_BASE;
    if (at < memory_now.bytes) {
        bus.ordered[at / 32] = true;
        bus.orders = true;
    }
}

void memory_barrier(void) {
    memory_now.posted = false;
    for (uint32_t line = 0; bus.orders && line < MEMORY_LINES; line++) {
        if (bus.ordered[line]) {
            bus.ordered[line] = false;
            line_clean(line, true);
        }
    }
    bus.orders = false;
}

// ---- accesses -------------------------------------------------------------------

uint32_t memory_load_other(uintptr_t address, unsigned width) {
    const uintptr_t at = address - MEMORY_BASE;
    if (address == SCB_CCR && width == 4) {
        return bus.cached ? SCB_CCR_DC : 0;
    }
    memory_now.posted = false;
    if (at >= memory_now.bytes || (at & (width - 1)) != 0) {
        fault("a load outside the region, or unaligned");
        return 0;
    }
    if (width < 4 && bus.narrow == MEMORY_TRAPS) {
        fault("a narrow load");
    }
    return memory_now.seen[at / 4] >> 8 * (at & 3) & 0xffu;
}

// The word that a narrow store makes of the one that is there.
static uint32_t byte_merge(uint32_t old, uintptr_t at, uint32_t value) {
    const unsigned shift = 8 * (unsigned)(at & 3);
    switch (bus.narrow) {
        case MEMORY_REPLICATES:
            return (value & 0xffu) * 0x01010101u;
        case MEMORY_ZERO_FILLS:
            return (value & 0xffu) << shift;
        case MEMORY_TRAPS:
            fault("a narrow store");
            break;
        case MEMORY_LANES:
        case MEMORY_PENDING:
            break;
    }
    return (old & ~(0xffu << shift)) | (value & 0xffu) << shift;
}

// What waits leaves for the cells by a narrow store to another word.
static void pending_take(uint32_t word, unsigned width) {
    if (bus.waits && bus.waiting == word && width == 4) {
        bus.waits = false;
    }
    if (width == 4) {
        cell_take(word);
        memory_now.posted = true;
        return;
    }
    if (bus.waits && bus.waiting != word) {
        cell_take(bus.waiting);
    }
    bus.waits = true;
    bus.waiting = word;
}

void memory_store(uintptr_t address, unsigned width, uint32_t value) {
    const uintptr_t at = address - MEMORY_BASE;
    if (address == SCB_DCCIMVAC && width == 4) {
        line_order(value);
        return;
    }
    if (at >= memory_now.bytes || (at & (width - 1)) != 0 || at < bus.from
        || at >= bus.to) {
        fault("a store outside the object, or unaligned");
        return;
    }
    const uint32_t word = (uint32_t)(at / 4);
    memory_now.seen[word] =
        width == 4 ? value : byte_merge(memory_now.seen[word], at, value);
    if (bus.cached) {
        bus.dirty[word / 8] = true;
        line_leave();
    } else if (bus.narrow == MEMORY_PENDING) {
        pending_take(word, width);
    } else {
        cell_take(word);
        memory_now.posted = true;
    }
}

// ---- the runner's side ----------------------------------------------------------

void memory_map(uint32_t bytes, memory_narrow_t narrow, bool cached) {
    memory_now.bytes = bytes;
    bus.narrow = narrow;
    bus.cached = cached;
    bus.evict = 0;
    memory_allow(0, bytes);
}

void memory_allow(uint32_t from, uint32_t to) {
    bus.from = from;
    bus.to = to;
}

void memory_evict(uint32_t seed) {
    bus.evict = seed;
}

void memory_put(const uint32_t *words) {
    memcpy(memory_now.seen, words, memory_now.bytes);
    memory_now.posted = false;
    bus.waits = false;
    if (bus.cached) {
        memset(bus.dirty, 0, sizeof(bus.dirty));
        memset(bus.ordered, 0, sizeof(bus.ordered));
        bus.orders = false;
    }
}

void memory_forget(void) {
    bus.count = 0;
    bus.fault = NULL;
}

const memory_cell_t *memory_cells(size_t *count) {
    *count = bus.count - (memory_now.posted && bus.count > 0 ? 1 : 0);
    return bus.cells;
}

const char *memory_fault(void) {
    return bus.fault;
}
