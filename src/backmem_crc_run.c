// The check over words of the memory, for stores, which have the most of them: with a
// table wherever a store is linked. FORMAT.md, "Checks".
//
// SPDX-License-Identifier: MIT
#include "backmem_object.h"

// The check is linear: what a byte at its top comes to, eight bits further, is what the
// byte's bits come to, put together. So do four bits.
#define BACKMEM_CRC_BIT(byte, index, comes_to) \
    ((0u - ((byte) >> (index)&1u)) & (comes_to))
#define BACKMEM_CRC_BYTE(byte)                                                       \
    (BACKMEM_CRC_BIT(byte, 0, BACKMEM_CRC_POLYNOMIAL)                                \
     ^ BACKMEM_CRC_BIT(byte, 1, 0x81472924u) ^ BACKMEM_CRC_BIT(byte, 2, 0x824cb554u) \
     ^ BACKMEM_CRC_BIT(byte, 3, 0x845b8db4u) ^ BACKMEM_CRC_BIT(byte, 4, 0x8875fc74u) \
     ^ BACKMEM_CRC_BIT(byte, 5, 0x90291ff4u) ^ BACKMEM_CRC_BIT(byte, 6, 0xa090d8f4u) \
     ^ BACKMEM_CRC_BIT(byte, 7, 0xc1e356f4u))
#define BACKMEM_CRC_BYTES_4(byte)                          \
    BACKMEM_CRC_BYTE(byte), BACKMEM_CRC_BYTE((byte) + 1u), \
        BACKMEM_CRC_BYTE((byte) + 2u), BACKMEM_CRC_BYTE((byte) + 3u)
#define BACKMEM_CRC_BYTES_16(byte)                               \
    BACKMEM_CRC_BYTES_4(byte), BACKMEM_CRC_BYTES_4((byte) + 4u), \
        BACKMEM_CRC_BYTES_4((byte) + 8u), BACKMEM_CRC_BYTES_4((byte) + 12u)
#define BACKMEM_CRC_BYTES_64(byte)                                  \
    BACKMEM_CRC_BYTES_16(byte), BACKMEM_CRC_BYTES_16((byte) + 16u), \
        BACKMEM_CRC_BYTES_16((byte) + 32u), BACKMEM_CRC_BYTES_16((byte) + 48u)

static const uint32_t bytes[256] = {
    BACKMEM_CRC_BYTES_64(0u),
    BACKMEM_CRC_BYTES_64(64u),
    BACKMEM_CRC_BYTES_64(128u),
    BACKMEM_CRC_BYTES_64(192u),
};
static const uint32_t half_bytes[16] = { BACKMEM_CRC_BYTES_16(0u) };

// Inlined also where code is to be small: this is where a store's time goes.
#define BACKMEM_CRC_INLINE __attribute__((always_inline)) static inline

BACKMEM_CRC_INLINE uint32_t byte_pass(uint32_t crc) {
    return (crc << 8) ^ bytes[crc >> 24];
}

BACKMEM_CRC_INLINE uint32_t half_byte_pass(uint32_t crc) {
    return (crc << 4) ^ half_bytes[crc >> 28];
}

// 16 bits further.
BACKMEM_CRC_INLINE uint32_t half_word_pass(uint32_t crc) {
    if (BACKMEM_STORE_CRC_TABLE == 256) {
        return byte_pass(byte_pass(crc));
    }
    if (BACKMEM_STORE_CRC_TABLE == 16) {
        return half_byte_pass(half_byte_pass(half_byte_pass(half_byte_pass(crc))));
    }
    for (unsigned i = 0; i < 16; i++) {
        crc = BACKMEM_CRC_STEP(crc);
    }
    return crc;
}

uint32_t backmem_crc30_pair(uint32_t first, uint32_t second) {
    uint32_t crc = first;
    for (unsigned half = 0; half < 4; half++) {
        crc = half_word_pass(half == 2 ? crc ^ second : crc);
    }
    return crc;
}

uint32_t backmem_crc30_run(uint32_t crc, uintptr_t address, uint32_t words,
                           uint32_t *sum) {
    uint32_t all = *sum;
    const uintptr_t end = address + 4 * (uintptr_t)words;
    for (; address != end; address += 4) {
        const uint32_t word = BACKMEM_LOAD32(address);
        all = sum_step(all, word);
        crc = half_word_pass(half_word_pass(crc ^ word));
    }
    *sum = all;
    return crc;
}
