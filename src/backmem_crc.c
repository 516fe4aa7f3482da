// The check of all stored objects: CRC-30 by words. FORMAT.md, "Checks".
//
// SPDX-License-Identifier: MIT
#include "backmem_object.h"

// 0x2030b9c7, of degree 30, aligned to the top of a word.
#define POLYNOMIAL 0x80c2e71cu

#define STEP(value)  (((value) << 1) ^ ((0u - ((value) >> 31)) & POLYNOMIAL))
#define ENTRY(index) STEP(STEP(STEP(STEP((uint32_t)(index) << 28))))

static const uint32_t table[16] = {
    ENTRY(0),  ENTRY(1),  ENTRY(2),  ENTRY(3),  ENTRY(4),  ENTRY(5),
    ENTRY(6),  ENTRY(7),  ENTRY(8),  ENTRY(9),  ENTRY(10), ENTRY(11),
    ENTRY(12), ENTRY(13), ENTRY(14), ENTRY(15),
};

uint32_t backmem_crc30(uint32_t crc, uint32_t word) {
    crc ^= word;
    if (BACKMEM_CRC_TABLE == 16) {
        for (unsigned i = 0; i < 2; i++) {
            crc = (crc << 4) ^ table[crc >> 28];
            crc = (crc << 4) ^ table[crc >> 28];
            crc = (crc << 4) ^ table[crc >> 28];
            crc = (crc << 4) ^ table[crc >> 28];
        }
    } else {
        for (unsigned i = 0; i < 32; i++) {
            crc = STEP(crc);
        }
    }
    return crc;
}
