// What a firmware engineer would write by hand, with nothing around it. Two
// forms of each loop, because compilers prefer now one, now the other. What stores also
// reads back, and tells whether all is as it should be.
//
// SPDX-License-Identifier: MIT
#ifndef BASELINE_H
#define BASELINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void read_by_index(uint32_t *to, const volatile uint32_t *from, size_t words);
void read_by_pointer(uint32_t *to, const volatile uint32_t *from, size_t words);
bool write_by_index(volatile uint32_t *to, const uint32_t *from, size_t words);
bool write_by_pointer(volatile uint32_t *to, const uint32_t *from, size_t words);
bool fill_by_index(volatile uint32_t *to, uint32_t value, size_t words);
bool fill_by_pointer(volatile uint32_t *to, uint32_t value, size_t words);
bool same_by_index(const volatile uint32_t *a, const uint32_t *b, size_t words);
bool same_by_pointer(const volatile uint32_t *a, const uint32_t *b, size_t words);

// The C library's memcpy, and memcmp.
bool copy_by_library(void *to, const void *from, size_t bytes);

// Changes one byte of a word.
bool byte_put(volatile uint32_t *word, unsigned byte, uint8_t value);

// Switches the image's region on: clock, write access, regulator, ready bit.
void enable_by_hand(volatile uint32_t *registers);

#endif
