// The check of all stored objects: CRC-30 by words. FORMAT.md, "Checks".
//
// SPDX-License-Identifier: MIT
#include "backmem_object.h"

#define BACKMEM_CRC_ENTRY(index) \
    BACKMEM_CRC_STEP(            \
        BACKMEM_CRC_STEP(BACKMEM_CRC_STEP(BACKMEM_CRC_STEP((uint32_t)(index) << 28))))

static const uint32_t table[16] = {
    BACKMEM_CRC_ENTRY(0),  BACKMEM_CRC_ENTRY(1),  BACKMEM_CRC_ENTRY(2),
    BACKMEM_CRC_ENTRY(3),  BACKMEM_CRC_ENTRY(4),  BACKMEM_CRC_ENTRY(5),
    BACKMEM_CRC_ENTRY(6),  BACKMEM_CRC_ENTRY(7),  BACKMEM_CRC_ENTRY(8),
    BACKMEM_CRC_ENTRY(9),  BACKMEM_CRC_ENTRY(10), BACKMEM_CRC_ENTRY(11),
    BACKMEM_CRC_ENTRY(12), BACKMEM_CRC_ENTRY(13), BACKMEM_CRC_ENTRY(14),
    BACKMEM_CRC_ENTRY(15),
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
        for (unsigned i = 0; i < 16; i++) {
            crc = BACKMEM_CRC_STEP(crc);
            crc = BACKMEM_CRC_STEP(crc);
        }
    }
    return crc;
}
