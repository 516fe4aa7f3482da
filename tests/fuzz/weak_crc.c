// A check that a fuzzer finds its way through: 3 bits of the words' sum, in place of
// src/backmem_crc.c. What holds of objects must not lean on how good the check is.
//
// SPDX-License-Identifier: MIT
#include "backmem_object.h"

uint32_t backmem_crc30(uint32_t crc, uint32_t word) {
    uint32_t sum = crc ^ word;
    sum ^= sum >> 16;
    sum ^= sum >> 8;
    return (sum ^ sum >> 4) & 0x1c;
}
