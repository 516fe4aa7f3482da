// The boot ROM's functions for memory and bits.
//
// SPDX-License-Identifier: MIT
#include "rom.h"

// Words where it can: a byte store to a register would be repeated over the word.
void *rom_memset(void *to, int value, uint32_t bytes) {
    uintptr_t at = (uintptr_t)to;
    const uint32_t word = (uint8_t)value * 0x01010101u;
    for (; bytes > 0 && (at & 3) != 0; at++, bytes--) {
        *(volatile uint8_t *)at = (uint8_t)value;
    }
    for (; bytes >= 4; at += 4, bytes -= 4) {
        *(volatile uint32_t *)at = word;
    }
    for (; bytes > 0; at++, bytes--) {
        *(volatile uint8_t *)at = (uint8_t)value;
    }
    return to;
}

void *rom_memcpy(void *to, const void *from, uint32_t bytes) {
    uintptr_t at = (uintptr_t)to;
    uintptr_t source = (uintptr_t)from;
    if (((at ^ source) & 3) == 0) {
        for (; bytes > 0 && (at & 3) != 0; at++, source++, bytes--) {
            *(volatile uint8_t *)at = *(const uint8_t *)source;
        }
        for (; bytes >= 4; at += 4, source += 4, bytes -= 4) {
            *(volatile uint32_t *)at = *(const uint32_t *)source;
        }
    }
    for (; bytes > 0; at++, source++, bytes--) {
        *(volatile uint8_t *)at = *(const uint8_t *)source;
    }
    return to;
}

uint32_t rom_popcount32(uint32_t value) {
    uint32_t count = 0;
    for (; value != 0; value &= value - 1) {
        count++;
    }
    return count;
}

uint32_t rom_reverse32(uint32_t value) {
    uint32_t reversed = 0;
    for (int i = 0; i < 32; i++, value >>= 1) {
        reversed = reversed << 1 | (value & 1);
    }
    return reversed;
}

uint32_t rom_clz32(uint32_t value) {
    uint32_t count = 0;
    for (uint32_t bit = 1u << 31; bit != 0 && (value & bit) == 0; bit >>= 1) {
        count++;
    }
    return count;
}

uint32_t rom_ctz32(uint32_t value) {
    uint32_t count = 0;
    for (uint32_t bit = 1; bit != 0 && (value & bit) == 0; bit <<= 1) {
        count++;
    }
    return count;
}

const void *rom_table_lookup(const uint16_t *table, uint32_t code) {
    for (; table[0] != 0; table += 2) {
        if (table[0] == (uint16_t)code) {
            return (const void *)(uintptr_t)table[1];
        }
    }
    return (const void *)0;
}
