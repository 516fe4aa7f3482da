// The cells of the backup memories, behind any cache, and past every rule.
//
// SPDX-License-Identifier: MIT
#include "cells.h"

#include <stdlib.h>

#include "bus.h"

bool vchip_cells_make(vchip_t *vchip) {
    bool good = true;
    VCHIP_EACH_MEMORY(vchip->chip, i) {
        const uint32_t words = vchip->chip->memories[i].bytes / 4;
        vchip_cells_t *cells = &vchip->cells[i];
        cells->words = calloc(words, sizeof(*cells->words));
        cells->uninitialised = calloc(words, sizeof(*cells->uninitialised));
        good = good && cells->words != NULL && cells->uninitialised != NULL;
        if (vchip->chip->memories[i].cacheable) {
            cells->lines = calloc(words / VCHIP_LINE_WORDS, sizeof(*cells->lines));
            good = good && cells->lines != NULL;
        }
    }
    return good;
}

void vchip_cells_free(vchip_t *vchip) {
    VCHIP_EACH_MEMORY(vchip->chip, i) {
        free(vchip->cells[i].words);
        free(vchip->cells[i].uninitialised);
        free(vchip->cells[i].lines);
    }
}

bool vchip_memory_at(const vchip_t *vchip, uint32_t address, unsigned *memory,
                     uint32_t *offset) {
    VCHIP_EACH_MEMORY(vchip->chip, m) {
        const vchip_window_t *windows = vchip->chip->memories[m].windows;
        for (unsigned w = 0; w < VCHIP_COUNT(vchip->chip->memories[m].windows); w++) {
            const uint32_t at =
                vchip_offset(vchip->chip, address, windows[w].base, windows[w].bytes);
            if (at < windows[w].bytes) {
                *memory = m;
                *offset = windows[w].offset + at;
                return true;
            }
        }
    }
    return false;
}

// Words of 32 bits in an ECC word.
static uint32_t ecc_words(const vchip_t *vchip, unsigned memory) {
    return vchip->chip->memories[memory].ecc64 ? 2 : 1;
}

static bool is_pending(const vchip_t *vchip, unsigned memory, uint32_t word) {
    const vchip_cells_t *cells = &vchip->cells[memory];
    return cells->pending && word - cells->pending_word < ecc_words(vchip, memory);
}

uint32_t vchip_cells_load(vchip_t *vchip, unsigned memory, uint32_t word) {
    const vchip_cells_t *cells = &vchip->cells[memory];
    return is_pending(vchip, memory, word)
               ? cells->pending_values[word - cells->pending_word]
               : cells->words[word];
}

static void store_pends(vchip_t *vchip, unsigned memory, uint32_t word,
                        uint32_t value) {
    vchip_cells_t *cells = &vchip->cells[memory];
    const uint32_t count = ecc_words(vchip, memory);
    if (cells->pending && !is_pending(vchip, memory, word)) {
        for (uint32_t i = 0; i < count; i++) {
            cells->words[cells->pending_word + i] = cells->pending_values[i];
        }
        cells->pending = false;
    }
    if (!cells->pending) {
        cells->pending = true;
        cells->pending_word = word - word % count;
        for (uint32_t i = 0; i < count; i++) {
            cells->pending_values[i] = cells->words[cells->pending_word + i];
        }
    }
    cells->pending_values[word - cells->pending_word] = value;
    cells->pending_pc = vchip->pc;
}

// The RAM's controller has one word of buffer: a narrow store waits there until
// a narrow store to another word pushes it out, or a store of the whole word
// replaces it. A whole store elsewhere goes past it.
void vchip_cells_store(vchip_t *vchip, unsigned memory, uint32_t word, uint32_t value,
                       bool pend) {
    vchip_cells_t *cells = &vchip->cells[memory];
    const uint32_t stored = vchip->chip->memories[memory].stored;
    value &= stored != 0 ? stored : ~0u;
    if (pend) {
        store_pends(vchip, memory, word, value);
        return;
    }
    if (is_pending(vchip, memory, word)) {
        cells->pending = false;
    }
    vchip->last_store.cells = cells;
    vchip->last_store.word = word;
    vchip->last_store.old = cells->words[word];
    vchip->last_store.when = vchip->instructions;
    cells->words[word] = value;
}

// xorshift64*: repeatable on every machine, and good enough to look random.
static uint32_t noise_next(vchip_t *vchip) {
    uint64_t x = vchip->noise;
    x ^= x >> 12;
    x ^= x << 25;
    x ^= x >> 27;
    vchip->noise = x;
    return (uint32_t)((x * 0x2545f4914f6cdd1dull) >> 32);
}

void vchip_cells_fill(vchip_t *vchip, unsigned memory, uint32_t mask, bool noise) {
    const uint32_t count = vchip->chip->memories[memory].bytes / 4;
    vchip_cells_t *cells = &vchip->cells[memory];
    for (uint32_t i = 0; i < count; i++) {
        if (mask == 0 || (i < 32 && (mask >> i & 1) != 0)) {
            const uint32_t stored = vchip->chip->memories[memory].stored;
            cells->words[i] = noise ? noise_next(vchip) & (stored ? stored : ~0u) : 0;
            cells->uninitialised[i] = noise;
        }
    }
    cells->pending = false;
}
