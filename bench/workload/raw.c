// A struct at a fixed address, stored word by word: no check, torn by any cut. With
// IN_PLACE, the same with a CRC-32 behind each part, which a cut makes wrong: then all
// of it is lost.
//
// SPDX-License-Identifier: MIT
#include "workload.h"

#ifndef IN_PLACE
#define IN_PLACE 0
#endif

const uint32_t backend_value_stores = 1 + IN_PLACE;
const uint32_t backend_record_stores = 4 + IN_PLACE;
const uint32_t backend_keys_instructions = 0;

#define VALUE  0
#define RECORD 2
#define KEYS   7

static volatile uint32_t *const memory = (volatile uint32_t *)BENCH_WINDOW;

// The table-free CRC-32 that everybody has.
static uint32_t crc32(const uint8_t *bytes, size_t size) {
    uint32_t crc = 0xffffffffu;
    while (size-- > 0) {
        crc ^= *bytes++;
        for (unsigned bit = 0; bit < 8; bit++) {
            crc = crc >> 1 ^ (0xedb88320u & (0u - (crc & 1)));
        }
    }
    return ~crc;
}

static bool put(uint32_t at, const uint32_t *from, size_t words) {
    for (size_t i = 0; i < words; i++) {
        memory[at + i] = from[i];
    }
    if (IN_PLACE) {
        memory[at + words] = crc32((const uint8_t *)from, 4 * words);
    }
    return true;
}

static bool get(uint32_t at, uint32_t *to, size_t words) {
    for (size_t i = 0; i < words; i++) {
        to[i] = memory[at + i];
    }
    return !IN_PLACE || memory[at + words] == crc32((const uint8_t *)to, 4 * words);
}

static volatile bool whole;

bool backend_open(void) {
    uint32_t words[WORKLOAD_KEYS];
    whole = get(VALUE, words, 1) && get(RECORD, words, 4)
            && get(KEYS, words, WORKLOAD_KEYS);
    return true; // whatever it is
}

bool backend_put_value(uint32_t value) {
    return put(VALUE, &value, 1);
}

bool backend_get_value(uint32_t *value) {
    return get(VALUE, value, 1);
}

bool backend_put_record(const uint8_t record[16]) {
    uint32_t words[4];
    __builtin_memcpy(words, record, 16);
    return put(RECORD, words, 4);
}

bool backend_get_record(uint8_t record[16]) {
    uint32_t words[4];
    const bool good = get(RECORD, words, 4);
    __builtin_memcpy(record, words, 16);
    return good;
}

bool backend_put_keys(const uint32_t values[WORKLOAD_KEYS]) {
    return put(KEYS, values, WORKLOAD_KEYS);
}

bool backend_get_keys(uint32_t values[WORKLOAD_KEYS]) {
    return get(KEYS, values, WORKLOAD_KEYS);
}

void backend_more(void) {
}
