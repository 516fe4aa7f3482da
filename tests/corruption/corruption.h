// What the corruption tests share: a region in plain memory, and noise.
//
// SPDX-License-Identifier: MIT
#ifndef CORRUPTION_H
#define CORRUPTION_H

#include <stdint.h>
#include <stdlib.h>

#include "backmem/region.h"
#include "check.h"

#define WORDS_MAX 128u

static uint32_t memory[WORDS_MAX];
static backmem_region_t region;

// The first words of the memory are the region.
CHECK_UNUSED static void region_of(uint32_t words) {
    static const backmem_region_desc_t row = { .name = "memory",
                                               .width = 4,
                                               .stride = 4 };
    CHECK_EQ(backmem_region_attach(&region, &row, memory, 4 * words), BACKMEM_OK);
}

static uint64_t noise_state = 88172645463325252u;

// xorshift64*: the same noise in every run.
CHECK_UNUSED static uint32_t noise(void) {
    noise_state ^= noise_state >> 12;
    noise_state ^= noise_state << 25;
    noise_state ^= noise_state >> 27;
    return (uint32_t)(noise_state * 2685821657736338717u >> 32);
}

CHECK_UNUSED static bool is_full(void) {
    const char *full = getenv("BACKMEM_FULL");
    return full != NULL && strcmp(full, "1") == 0;
}

static inline void flip(uint32_t bit) {
    memory[bit / 32] ^= 1u << bit % 32;
}

#endif
