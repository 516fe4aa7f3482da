// Payloads and readings, for all subjects.
//
// SPDX-License-Identifier: MIT
#include "subject.h"

#include <string.h>

uint32_t mix(uint32_t a, uint32_t b) {
    uint32_t x = a * 0x9e3779b1u ^ (b + 0x7f4a7c15u) * 0x85ebca6bu;
    x = (x ^ x >> 15) * 0x2c1b3c6du;
    x = (x ^ x >> 12) * 0x297a2d39u;
    return x ^ x >> 15;
}

backmem_place_t place_of(const setup_t *setup) {
    return (backmem_place_t){ &setup->region, setup->offset, setup->bytes };
}

void payload_make(uint8_t *bytes, uint32_t size, uint32_t seed) {
    for (uint32_t i = 0; i < size; i++) {
        bytes[i] = (uint8_t)(mix(seed, i / 4) >> 8 * (i % 4));
    }
}

const uint8_t *payload_of(const setup_t *setup, uint32_t seed) {
    static _Alignas(4) uint8_t room[MEMORY_WORDS * 4 + 4];
    payload_make(room + setup->skew, setup->size, seed);
    return room + setup->skew;
}

bool reading_same(const reading_t *a, const reading_t *b) {
    return a->count == b->count && a->bytes == b->bytes && a->sum == b->sum
           && (a->sum != 0 || memcmp(a->data, b->data, a->bytes) == 0);
}

void reading_clear(reading_t *reading) {
    memset(reading, 0, offsetof(reading_t, data));
}

void reading_copy(reading_t *to, const reading_t *from) {
    memcpy(to, from, offsetof(reading_t, data) + from->bytes);
}

void reading_set(reading_t *reading, uint32_t size, uint32_t seed) {
    reading_clear(reading);
    reading->status = BACKMEM_KEPT;
    reading->count = 1;
    reading->bytes = size;
    payload_make(reading->data, size, seed);
}

uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t size) {
    const uint8_t *byte = bytes;
    for (size_t i = 0; i < size; i++) {
        hash = (hash ^ byte[i]) * 0x100000001b3u;
    }
    return hash ^ hash >> 29;
}
