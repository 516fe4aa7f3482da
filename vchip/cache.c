// The Cortex-M7's data cache, as far as a backup memory notices: lines that
// are never evicted until the program cleans them, which is the worst case and
// a legal one.
//
// SPDX-License-Identifier: MIT
#include "engine.h"

// Armv7-M MPU attributes (Arm DDI 0403E B3.5.9). The Cortex-M7 does not cache
// shareable memory unless CACR.SIWT is set (Arm DDI 0489D 5.2.1).
static vchip_caching_t attributes_caching(uint32_t rasr) {
    const uint32_t tex = rasr >> 19 & 7;
    const bool shareable = (rasr >> 18 & 1) != 0;
    const bool c = (rasr >> 17 & 1) != 0;
    const bool b = (rasr >> 16 & 1) != 0;
    if (shareable) {
        return VCHIP_UNCACHED;
    }
    if ((tex & 4) != 0) { // the outer policy; the inner one, in C and B, rules
        return !c && !b  ? VCHIP_UNCACHED
               : c && !b ? VCHIP_WRITE_THROUGH
                         : VCHIP_WRITE_BACK;
    }
    if (!c) {
        return VCHIP_UNCACHED;
    }
    return b ? VCHIP_WRITE_BACK : VCHIP_WRITE_THROUGH;
}

vchip_caching_t vchip_caching(const vchip_t *vchip, uint32_t address) {
    if (!vchip_cache_on(vchip)) {
        return VCHIP_UNCACHED;
    }
    // The region with the highest number wins.
    for (unsigned i = 16; vchip_mpu_on(vchip) && i-- > 0;) {
        const uint32_t rbar = vchip->mpu[0][i];
        const uint32_t rasr = vchip->mpu[1][i];
        const uint32_t power = (rasr >> 1 & 31) + 1;
        if ((rasr & 1) == 0 || power < 5) {
            continue;
        }
        const uint64_t bytes = (uint64_t)1 << power;
        const uint32_t base = (uint32_t)((rbar & ~0x1fu) & ~(bytes - 1));
        const uint64_t at = (uint64_t)address - base;
        const bool part_off =
            power >= 8 && at < bytes && (rasr >> (8 + at / (bytes / 8)) & 1) != 0;
        if (address >= base && at < bytes && !part_off) {
            return attributes_caching(rasr);
        }
    }
    // The default map: 0x20000000 to 0x3fffffff and 0x60000000 to 0x7fffffff
    // write-back, 0x80000000 to 0x9fffffff write-through (DDI 0403E B3.1).
    const uint32_t part = address >> 29;
    return part == 1 || part == 3 ? VCHIP_WRITE_BACK
           : part == 4            ? VCHIP_WRITE_THROUGH
                                  : VCHIP_UNCACHED;
}

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
    EACH_MEMORY(vchip->chip, m) {
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
