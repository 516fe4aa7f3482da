// What one would write by hand instead of calling the library.
//
// SPDX-License-Identifier: MIT
#include "baseline.h"

#include <string.h>

void read_by_index(uint32_t *to, const volatile uint32_t *from, size_t words) {
    for (size_t i = 0; i < words; i++) {
        to[i] = from[i];
    }
}

void read_by_pointer(uint32_t *to, const volatile uint32_t *from, size_t words) {
    while (words-- > 0) {
        *to++ = *from++;
    }
}

bool same_by_index(const volatile uint32_t *a, const uint32_t *b, size_t words) {
    for (size_t i = 0; i < words; i++) {
        if (a[i] != b[i]) {
            return false;
        }
    }
    return true;
}

bool same_by_pointer(const volatile uint32_t *a, const uint32_t *b, size_t words) {
    while (words-- > 0) {
        if (*a++ != *b++) {
            return false;
        }
    }
    return true;
}

// Stored, and read back as it should be.
bool write_by_index(volatile uint32_t *to, const uint32_t *from, size_t words) {
    for (size_t i = 0; i < words; i++) {
        to[i] = from[i];
    }
    return same_by_index(to, from, words);
}

bool write_by_pointer(volatile uint32_t *to, const uint32_t *from, size_t words) {
    volatile uint32_t *at = to;
    const uint32_t *source = from;
    for (size_t left = words; left > 0; left--) {
        *at++ = *source++;
    }
    return same_by_pointer(to, from, words);
}

bool fill_by_index(volatile uint32_t *to, uint32_t value, size_t words) {
    for (size_t i = 0; i < words; i++) {
        to[i] = value;
    }
    for (size_t i = 0; i < words; i++) {
        if (to[i] != value) {
            return false;
        }
    }
    return true;
}

bool fill_by_pointer(volatile uint32_t *to, uint32_t value, size_t words) {
    volatile uint32_t *at = to;
    for (size_t left = words; left > 0; left--) {
        *at++ = value;
    }
    while (words-- > 0) {
        if (*to++ != value) {
            return false;
        }
    }
    return true;
}

bool copy_by_library(void *to, const void *from, size_t bytes) {
    return memcmp(memcpy(to, from, bytes), from, bytes) == 0;
}

bool byte_put(volatile uint32_t *word, unsigned byte, uint8_t value) {
    const unsigned shift = 8 * byte;
    *word = (*word & ~((uint32_t)0xff << shift)) | (uint32_t)value << shift;
    return (*word >> shift & 0xff) == value;
}

void enable_by_hand(volatile uint32_t *registers) {
    registers[0] |= 1u << 28;
    (void)registers[0];
    registers[1] |= 1u << 8;
    (void)registers[1];
    registers[2] |= 1u << 9;
    while ((registers[2] & 1u << 3) == 0) {
    }
}
