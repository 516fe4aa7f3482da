// Memories: from the bus through cache and write buffers to the cells.
//
// SPDX-License-Identifier: MIT
#include "hostile_parts.h"

#include <stdio.h>
#include <stdlib.h>

#define MEMORIES_MAX   4
#define WORDS_MAX      (HOSTILE_BYTES_MAX / 4)
#define LINES_MAX      (HOSTILE_BYTES_MAX / HOSTILE_LINE)
#define WORDS_PER_LINE (HOSTILE_LINE / 4)

typedef enum line_state {
    LINE_ABSENT,
    LINE_CLEAN,
    LINE_DIRTY
} line_state_t;

// What a barrier does with a line.
typedef enum line_order {
    ORDER_NONE,
    ORDER_CLEAN,
    ORDER_CLEAN_DROP
} line_order_t;

typedef struct word {
    uint32_t value;
    bool good; // ECC: its check bits are, because it was once stored whole
} word_t;

typedef struct memory {
    const hostile_memory_t *is;
    word_t cells[WORDS_MAX];
    // ECC: the narrow store that waits, with the rest of its ECC word.
    bool waits;
    uint32_t waiting; // number of that ECC word
    uint32_t waiting_words[2];
    // The store on the bus.
    bool posts;
    uint32_t posted_offset, posted_value;
    unsigned posted_width;
    // The data cache's copy.
    word_t cache[WORDS_MAX];
    line_state_t lines[LINES_MAX];
    line_order_t orders[LINES_MAX];
} memory_t;

static memory_t memories[MEMORIES_MAX];
static unsigned memory_count;
static bool cache_is_on;
static uint32_t stuck, stuck_bytes; // addresses that keep what they have

static memory_t *memory_at(uint32_t address) {
    for (unsigned i = 0; i < memory_count; i++) {
        if (address - memories[i].is->base < memories[i].is->bytes) {
            return &memories[i];
        }
    }
    return NULL;
}

// ---- lanes ------------------------------------------------------------------

static uint32_t lanes_mask(uint32_t offset, unsigned width) {
    const uint32_t mask = width == 4 ? 0xffffffffu : (1u << (8 * width)) - 1;
    return mask << (8 * (offset & 3));
}

static uint32_t lanes_get(uint32_t word, uint32_t offset, unsigned width) {
    return (word & lanes_mask(offset, width)) >> (8 * (offset & 3));
}

static uint32_t lanes_put(uint32_t word, uint32_t offset, unsigned width,
                          uint32_t value) {
    const uint32_t mask = lanes_mask(offset, width);
    return (word & ~mask) | (value << (8 * (offset & 3)) & mask);
}

// What the memory makes of a store: the whole word that goes to the cells.
static uint32_t narrow_merge(const hostile_memory_t *is, uint32_t old, uint32_t offset,
                             unsigned width, uint32_t value) {
    if (width == 4) {
        return value;
    }
    switch (is->narrow) {
        case HOSTILE_REPLICATES:
            value &= width == 1 ? 0xffu : 0xffffu;
            return value * (width == 1 ? 0x01010101u : 0x00010001u);
        case HOSTILE_ZERO_FILLS:
            return lanes_put(0, offset, width, value);
        case HOSTILE_LANES:
        case HOSTILE_TRAPS: // did not come this far
            break;
    }
    return lanes_put(old, offset, width, value);
}

// ---- the cells and their ECC buffer -----------------------------------------

// Words of 32 bits in an ECC word.
static uint32_t ecc_words(const memory_t *memory) {
    return memory->is->ecc64 ? 2 : 1;
}

static bool waits_with(const memory_t *memory, uint32_t word) {
    return memory->waits && memory->waiting == word / ecc_words(memory);
}

static word_t word_load(const memory_t *memory, uint32_t word) {
    word_t found = memory->cells[word];
    if (waits_with(memory, word)) {
        found.value = memory->waiting_words[word % ecc_words(memory)];
    }
    const uint32_t missing = memory->is->missing;
    found.value = (found.value & ~missing) | (hostile_random() & missing);
    return found;
}

static void word_store(memory_t *memory, uint32_t word, word_t value) {
    if (waits_with(memory, word)) {
        memory->waits = false;
    }
    if (memory->is->base + 4 * word - stuck < stuck_bytes) {
        return;
    }
    value.value &= ~memory->is->missing;
    memory->cells[word] = value;
}

// What waits goes to the cells.
static void ecc_push(memory_t *memory) {
    const uint32_t count = ecc_words(memory);
    memory->waits = false;
    for (uint32_t i = 0; i < count; i++) {
        const word_t word = { memory->waiting_words[i], true };
        word_store(memory, memory->waiting * count + i, word);
    }
}

static void ecc_store_part(memory_t *memory, uint32_t word, uint32_t value) {
    const uint32_t count = ecc_words(memory);
    if (!memory->is->ecc64 && !memory->cells[word].good) {
        fault("part of an ECC word that was never stored", memory->is->base + 4 * word,
              4);
    }
    if (memory->waits && !waits_with(memory, word)) {
        ecc_push(memory);
    }
    for (uint32_t i = 0; i < count && !memory->waits; i++) {
        memory->waiting_words[i] = memory->cells[word - word % count + i].value;
    }
    memory->waits = true;
    memory->waiting = word / count;
    memory->waiting_words[word % count] = value;
}

// A store arrives, unless a gate is shut.
static void memory_take(memory_t *memory, uint32_t offset, unsigned width,
                        uint32_t value) {
    const hostile_memory_t *is = memory->is;
    if (!gate_open(&is->clock) || !gate_open(&is->unlock)) {
        return;
    }
    const uint32_t word = offset / 4;
    const uint32_t old = width == 4 ? 0 : word_load(memory, word).value;
    const uint32_t merged = narrow_merge(is, old, offset, width, value);
    if (is->ecc64 || (is->ecc && width < 4)) {
        ecc_store_part(memory, word, merged);
    } else {
        word_store(memory, word, (word_t){ merged, true });
    }
}

static void posted_take(memory_t *memory) {
    if (memory->posts) {
        memory->posts = false;
        memory_take(memory, memory->posted_offset, memory->posted_width,
                    memory->posted_value);
    }
}

// ---- the cache --------------------------------------------------------------

static bool cached(const memory_t *memory) {
    return memory->is->cached && cache_is_on;
}

// A line comes in without a word of it being used: no ECC fault yet.
static void line_fill(memory_t *memory, uint32_t line) {
    const bool clocked = gate_open(&memory->is->clock);
    if (memory->lines[line] != LINE_ABSENT) {
        return;
    }
    for (uint32_t i = 0; i < WORDS_PER_LINE; i++) {
        const uint32_t word = line * WORDS_PER_LINE + i;
        memory->cache[word] = clocked ? word_load(memory, word) : (word_t){ 0, true };
    }
    memory->lines[line] = LINE_CLEAN;
}

static void line_write_back(memory_t *memory, uint32_t line) {
    const hostile_memory_t *is = memory->is;
    const bool open = gate_open(&is->clock) && gate_open(&is->unlock);
    for (uint32_t i = 0; i < WORDS_PER_LINE && open; i++) {
        const uint32_t word = line * WORDS_PER_LINE + i;
        word_store(memory, word, memory->cache[word]);
    }
}

static void line_finish(memory_t *memory, uint32_t line) {
    if (memory->orders[line] == ORDER_NONE) {
        return;
    }
    if (memory->lines[line] == LINE_DIRTY) {
        line_write_back(memory, line);
        memory->lines[line] = LINE_CLEAN;
    }
    if (memory->orders[line] == ORDER_CLEAN_DROP) {
        memory->lines[line] = LINE_ABSENT;
    }
    memory->orders[line] = ORDER_NONE;
}

static void cache_store(memory_t *memory, uint32_t offset, unsigned width,
                        uint32_t value) {
    const uint32_t line = offset / HOSTILE_LINE;
    line_finish(memory, line);
    line_fill(memory, line);
    word_t *word = &memory->cache[offset / 4];
    if (width < 4 && !word->good) {
        fault("part of an ECC word that was never stored", memory->is->base + offset,
              width);
    }
    word->value = lanes_put(word->value, offset, width, value);
    word->good = true;
    memory->lines[line] = LINE_DIRTY;
}

void cache_clean(uint32_t address, bool drop) {
    memory_t *memory = memory_at(address);
    if (memory != NULL && cached(memory)) {
        const uint32_t line = (address - memory->is->base) / HOSTILE_LINE;
        memory->orders[line] = drop ? ORDER_CLEAN_DROP : ORDER_CLEAN;
    }
}

bool cache_on(void) {
    return cache_is_on;
}

void hostile_cache_on(void) {
    cache_is_on = true;
}

// ---- accesses ---------------------------------------------------------------

bool memory_load(uint32_t address, unsigned width, uint32_t *value) {
    memory_t *memory = memory_at(address);
    if (memory == NULL) {
        return false;
    }
    const uint32_t offset = address - memory->is->base;
    *value = 0;
    if (memory->is->narrow == HOSTILE_TRAPS && width < 4) {
        fault("a narrow load", address, width);
        return true;
    }
    posted_take(memory);
    word_t word = { 0, true };
    if (cached(memory)) {
        line_fill(memory, offset / HOSTILE_LINE);
        word = memory->cache[offset / 4];
    } else if (gate_open(&memory->is->clock)) {
        word = word_load(memory, offset / 4);
    }
    if (memory->is->armed && !word.good) {
        fault("a load of an ECC word that was never stored", address, width);
    }
    *value = lanes_get(word.value, offset, width);
    return true;
}

bool memory_store(uint32_t address, unsigned width, uint32_t value) {
    memory_t *memory = memory_at(address);
    if (memory == NULL) {
        return false;
    }
    const uint32_t offset = address - memory->is->base;
    if (memory->is->narrow == HOSTILE_TRAPS && width < 4) {
        fault("a narrow store", address, width);
        return true;
    }
    posted_take(memory);
    if (cached(memory)) {
        cache_store(memory, offset, width, value);
    } else {
        memory->posts = true;
        memory->posted_offset = offset;
        memory->posted_width = width;
        memory->posted_value = value;
    }
    return true;
}

bool memory_spares(uint32_t address) {
    const memory_t *memory = memory_at(address);
    return memory != NULL && memory->is->spare == address;
}

void memories_barrier(void) {
    for (unsigned i = 0; i < memory_count; i++) {
        const uint32_t lines =
            cached(&memories[i]) ? memories[i].is->bytes / HOSTILE_LINE : 0;
        posted_take(&memories[i]);
        for (uint32_t line = 0; line < lines; line++) {
            line_finish(&memories[i], line);
        }
    }
}

// ---- events -----------------------------------------------------------------

static void memory_reset(memory_t *memory) {
    memory->waits = false;
    memory->posts = false;
    for (uint32_t line = 0; line < memory->is->bytes / HOSTILE_LINE; line++) {
        memory->lines[line] = LINE_ABSENT;
        memory->orders[line] = ORDER_NONE;
    }
}

static void memory_wake(memory_t *memory, bool good) {
    for (uint32_t word = 0; word < memory->is->bytes / 4; word++) {
        memory->cells[word].value = hostile_random() & ~memory->is->missing;
        memory->cells[word].good = good;
    }
}

void memories_reset(void) {
    for (unsigned i = 0; i < memory_count; i++) {
        memory_reset(&memories[i]);
    }
    cache_is_on = false;
}

void memories_power_on(void) {
    for (unsigned i = 0; i < memory_count; i++) {
        memory_wake(&memories[i], !memories[i].is->ecc);
    }
    memories_reset();
}

void memories_supply_loss(void) {
    for (unsigned i = 0; i < memory_count; i++) {
        if (!gate_open(&memories[i].is->retain)) {
            memory_wake(&memories[i], !memories[i].is->ecc);
        }
    }
    memories_reset();
}

void memories_unmap(void) {
    memory_count = 0;
    stuck_bytes = 0;
    cache_is_on = false;
}

// ---- the tester's side ------------------------------------------------------

void hostile_map(const hostile_memory_t *memory) {
    if (memory_count == MEMORIES_MAX || memory->bytes > HOSTILE_BYTES_MAX
        || ((memory->base | memory->bytes) & (HOSTILE_LINE - 1)) != 0) {
        printf("hostile: no memory like that\n");
        exit(EXIT_FAILURE);
    }
    memories[memory_count].is = memory;
    memory_reset(&memories[memory_count]);
    memory_count++;
}

static word_t *cell_at(uint32_t address) {
    memory_t *memory = memory_at(address);
    if (memory == NULL) {
        printf("hostile: no memory at 0x%08x\n", (unsigned)address);
        exit(EXIT_FAILURE);
    }
    return &memory->cells[(address - memory->is->base) / 4];
}

void hostile_stick(uint32_t address, uint32_t bytes) {
    stuck = address;
    stuck_bytes = bytes;
}

void hostile_poke_noise(void) {
    for (unsigned i = 0; i < memory_count; i++) {
        memory_reset(&memories[i]);
        memory_wake(&memories[i], true);
    }
}

void hostile_peek_all(uint32_t address, uint8_t *to, uint32_t bytes) {
    const word_t *cell = cell_at(address);
    for (uint32_t i = 0; i < bytes; i++, address++) {
        to[i] = (uint8_t)(cell->value >> 8 * (address & 3));
        cell += (address & 3) == 3 ? 1 : 0;
    }
}

uint8_t hostile_peek(uint32_t address) {
    return (uint8_t)lanes_get(cell_at(address)->value, address, 1);
}

void hostile_poke(uint32_t address, uint8_t value) {
    word_t *cell = cell_at(address);
    memory_t *memory = memory_at(address);
    cell->value = lanes_put(cell->value, address, 1, value) & ~memory->is->missing;
    cell->good = true;
    memory->lines[(address - memory->is->base) / HOSTILE_LINE] = LINE_ABSENT;
}
