// The bits of FORMAT.md, worked out from its words and from nothing else, and a memory
// to put them into: what the tests of words, records, logs and the boot ledger expect.
//
// SPDX-License-Identifier: MIT
#ifndef FORMAT_H
#define FORMAT_H

#include "backmem/region.h"
#include "hostile.h"

// ---- checks ------------------------------------------------------------------

#define FORMAT_TORN 0x70726e54u

enum {
    FORMAT_WORD,
    FORMAT_RECORD,
    FORMAT_STORE,
    FORMAT_LOG
};

// The remainder of a long division, bit by bit, with a register of 30 bits: `rest` is
// that of the words before.
static inline uint32_t format_divide(uint32_t rest, uint32_t word) {
    for (uint32_t bit = 32; bit-- > 0;) {
        const uint32_t top = (rest >> 29 ^ word >> bit) & 1;
        rest = (rest << 1 & 0x3fffffff) ^ (top != 0 ? 0x2030b9c7u : 0);
    }
    return rest;
}

// The commit word: the check in bits 31-2, and the phase.
static inline uint32_t format_commit(uint32_t kind, uint32_t part, uint32_t phase,
                                     uint32_t second, const uint32_t *words,
                                     size_t count) {
    uint32_t rest =
        format_divide(0, 0x10000000u + kind * 0x1000000u + part * 4 + phase);
    rest = format_divide(rest, second);
    for (size_t i = 0; i < count; i++) {
        rest = format_divide(rest, words[i]);
    }
    return rest * 4 + phase;
}

// A word's value and bits 19-4 of its check.
static inline uint32_t format_word(uint32_t value) {
    const uint32_t rest = format_divide(format_divide(0, 0x10000000u), value);
    return (rest * 4 >> 4 & 0xffff) * 0x10000u + value;
}

static inline uint32_t format_words(uint32_t size) {
    return size / 4 + (size % 4 != 0 ? 1 : 0);
}

// A payload in whole words.
static inline void format_pack(uint32_t *words, const uint8_t *payload, uint32_t size) {
    for (uint32_t i = 0; i < 4 * format_words(size); i++) {
        const uint32_t byte = i < size ? payload[i] : 0;
        words[i / 4] = (i % 4 == 0 ? 0 : words[i / 4]) + (byte << 8 * (i % 4));
    }
}

// ---- a memory ----------------------------------------------------------------

// Words only, with a clock that can be shut. The region begins behind a guard.
#define ROOM_AT    0x50000000u
#define ROOM_GUARD 32u
#define ROOM_BYTES 4096u
#define ROOM_START (ROOM_AT + ROOM_GUARD)
#define ROOM_CLOCK 0x40000000u

static struct room {
    hostile_memory_t memory;
    hostile_register_t clock;
    backmem_region_desc_t desc;
    backmem_region_t region;
} room;

// A memory full of noise, and its region open.
static inline void room_begin(void) {
    room.memory = (hostile_memory_t){ .base = ROOM_AT,
                                      .bytes = ROOM_BYTES + 2 * ROOM_GUARD,
                                      .narrow = HOSTILE_TRAPS,
                                      .clock = { ROOM_CLOCK, 1 } };
    room.clock = (hostile_register_t){ .address = ROOM_CLOCK, .reset = 1 };
    room.desc = (backmem_region_desc_t){ .name = "ROOM",
                                         .base = ROOM_START,
                                         .bytes = ROOM_BYTES,
                                         .width = 4,
                                         .stride = 4,
                                         .itemsize = 4 };
    hostile_begin();
    hostile_map(&room.memory);
    hostile_map_register(&room.clock);
    hostile_power_on();
    hostile_poke_noise();
    if (backmem_region_open(&room.region, &room.desc) != BACKMEM_OK) {
        room.region.bytes = 0; // every check that follows will show it
    }
    hostile_allow(ROOM_START, ROOM_START + ROOM_BYTES);
    hostile_forget();
}

static inline void room_clock(bool on) {
    hostile_register_set(ROOM_CLOCK, on ? 1 : 0);
}

// Cells, past everything; words at an offset in the region.
static inline uint32_t room_word(uint32_t offset) {
    uint32_t word = 0;
    for (uint32_t i = 4; i-- > 0;) {
        word = word * 256 + hostile_peek(ROOM_START + offset + i);
    }
    return word;
}

static inline void room_put(uint32_t offset, uint32_t word) {
    for (uint32_t i = 0; i < 4; i++) {
        hostile_poke(ROOM_START + offset + i, (uint8_t)(word >> 8 * i));
    }
}

static inline void room_fill(uint32_t offset, uint32_t word, uint32_t bytes) {
    for (uint32_t i = 0; i < bytes; i += 4) {
        room_put(offset + i, word);
    }
}

static inline uint32_t room_count(hostile_kind_t kind) {
    return hostile_count(kind, 0, ROOM_AT, ROOM_AT + ROOM_BYTES + 2 * ROOM_GUARD);
}

// Accesses of any kind since hostile_forget.
static inline uint32_t room_touched(void) {
    size_t count;
    (void)hostile_log(&count);
    return (uint32_t)count;
}

#endif
