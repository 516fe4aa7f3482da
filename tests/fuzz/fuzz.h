// What the fuzzers share: an input is a few numbers of 16 bits, and the memory.
//
// SPDX-License-Identifier: MIT
#ifndef FUZZ_H
#define FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "backmem/region.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct input {
    const uint8_t *data;
    size_t left; // bytes
} input_t;

static inline uint16_t input_number(input_t *input) {
    uint16_t number = 0;
    if (input->left >= 2) {
        number = (uint16_t)(input->data[0] | input->data[1] << 8);
        input->data += 2;
        input->left -= 2;
    }
    return number;
}

// The rest, as a region of exactly its size: the sanitizer sees a byte more. False when
// there is none. The memory is to be freed.
static inline bool input_region(const input_t *input, backmem_region_t *region) {
    static const backmem_region_desc_t row = { .name = "fuzz",
                                               .width = 4,
                                               .stride = 4 };
    const uint32_t bytes = (uint32_t)input->left & ~3u;
    if (bytes == 0 || bytes > 65536) {
        return false;
    }
    void *memory = malloc(bytes);
    if (memory == NULL) {
        abort();
    }
    memcpy(memory, input->data, bytes);
    return backmem_region_attach(region, &row, memory, bytes) == BACKMEM_OK;
}

// Holds for each input; else the input is a finding.
#define HOLDS(condition)                                                        \
    ((condition)                                                                \
         ? (void)0                                                              \
         : (fprintf(stderr, "%s:%d: not %s\n", __FILE__, __LINE__, #condition), \
            abort()))

#endif
