// The Cortex-M7's data cache, as far as a backup memory notices: lines that
// are never evicted until the program cleans them, which is the worst case and
// a legal one.
//
// SPDX-License-Identifier: MIT
#include "cache.h"

#include "cells.h"

static vchip_line_t *line_of(vchip_t *vchip, unsigned memory, uint32_t word) {
    return &vchip->cells[memory].lines[word / VCHIP_LINE_WORDS];
}

uint32_t vchip_line_load(vchip_t *vchip, unsigned memory, uint32_t word) {
    vchip_line_t *line = line_of(vchip, memory, word);
    if (!line->valid) {
        const uint32_t first = word & ~(VCHIP_LINE_WORDS - 1u);
        for (uint32_t i = 0; i < VCHIP_LINE_WORDS; i++) {
            line->words[i] = vchip_cells_load(vchip, memory, first + i);
        }
        line->valid = true;
        line->dirty = false;
    }
    return line->words[word % VCHIP_LINE_WORDS];
}

void vchip_line_store(vchip_t *vchip, unsigned memory, uint32_t word, uint32_t value) {
    vchip_line_t *line = line_of(vchip, memory, word);
    line->words[word % VCHIP_LINE_WORDS] = value;
    line->dirty = true;
    line->pc = vchip->pc;
}

// A line goes out in whole words, so nothing of it waits in an ECC buffer.
static void line_maintain(vchip_t *vchip, unsigned memory, uint32_t index, bool clean,
                          bool drop) {
    vchip_line_t *line = &vchip->cells[memory].lines[index];
    if (clean && line->valid && line->dirty) {
        for (uint32_t i = 0; i < VCHIP_LINE_WORDS; i++) {
            vchip_cells_store(vchip, memory, index * VCHIP_LINE_WORDS + i,
                              line->words[i], false);
        }
        line->dirty = false;
    }
    line->valid = line->valid && !drop;
}

void vchip_line_by_address(vchip_t *vchip, uint32_t address, bool clean, bool drop) {
    unsigned memory;
    uint32_t offset;
    if (vchip_memory_at(vchip, address, &memory, &offset)
        && vchip->cells[memory].lines != NULL) {
        line_maintain(vchip, memory, offset / VCHIP_LINE_BYTES, clean, drop);
    }
}

// 16 KiB, four ways, 128 sets (CCSIDR 0xf00fe019). Which way a line is in is
// not modelled: a set's lines answer to way 0.
void vchip_line_by_set(vchip_t *vchip, uint32_t set_way, bool clean, bool drop) {
    if (set_way >> 30 != 0) {
        return;
    }
    const uint32_t set = set_way >> 5 & 127;
    VCHIP_EACH_MEMORY(vchip->chip, m) {
        const vchip_memory_t *memory = &vchip->chip->memories[m];
        for (uint32_t i = 0;
             vchip->cells[m].lines != NULL && i < memory->bytes / VCHIP_LINE_BYTES;
             i++) {
            if (((memory->windows[0].base / VCHIP_LINE_BYTES + i) & 127) == set) {
                line_maintain(vchip, m, i, clean, drop);
            }
        }
    }
}
