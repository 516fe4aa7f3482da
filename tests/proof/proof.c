// The memory under proof, its power, and a check that nothing is known of.
//
// SPDX-License-Identifier: MIT
#include "proof.h"

uint32_t proof_memory[WORDS];
backmem_region_t proof_region;

static const backmem_region_desc_t row = { .width = 4, .stride = 4 };
static uint32_t stores_left;
static bool unlimited;
static bool was_cut;

void proof_begin(void) {
    for (unsigned i = 0; i < WORDS; i++) {
        proof_memory[i] = LOADS == LOADS_ANY ? 0 : nondet_uint32_t();
    }
    proof_region.desc = &row;
    proof_region.base = BASE;
    proof_region.bytes = 4 * WORDS;
    power_on();
}

void power_cut_after(uint32_t stores) {
    stores_left = stores;
    unlimited = false;
    was_cut = false;
}

void power_on(void) {
    unlimited = true;
}

bool power_was_cut(void) {
    return was_cut;
}

// Words by their number: a constant picks one word, anything else one of all.
static uint32_t index_of(uintptr_t address) {
    CLAIM(address >= BASE && address - BASE < 4 * WORDS && address % 4 == 0);
    return (uint32_t)(address - BASE) / 4;
}

uint32_t seam_load(uintptr_t address) {
    const uint32_t index = index_of(address);
    uint32_t value = nondet_uint32_t();
    if (LOADS == LOADS_ANY) {
        return value;
    }
    for (unsigned i = 0; i < WORDS; i++) {
        if (i == index) {
            value = proof_memory[i];
        }
    }
    return value;
}

// After the cut nothing is stored. What the program still does in the proof has no
// effect: it did not happen.
void seam_store(uintptr_t address, uint32_t value) {
    const uint32_t index = index_of(address);
    if (!unlimited && stores_left == 0) {
        was_cut = true;
        return;
    }
    stores_left--;
    for (unsigned i = 0; i < WORDS && LOADS != LOADS_ANY; i++) {
        if (i == index) {
            proof_memory[i] = value;
        }
    }
}

uint8_t seam_narrow(uintptr_t address) {
    (void)address;
    CLAIM(!"an access narrower than a word");
    return 0;
}

// The check in place of src/backmem_crc.c. CRC_ANY: each time any number, which is
// enough for memory safety. CRC_FUNCTION: any function, as long as it is one; what is
// proved does not lean on how good the check is.
uint32_t __CPROVER_uninterpreted_crc(uint32_t crc, uint32_t word);

uint32_t backmem_crc30(uint32_t crc, uint32_t word) {
    const uint32_t value = CRC == CRC_FUNCTION ? __CPROVER_uninterpreted_crc(crc, word)
                                               : nondet_uint32_t();
    return value & ~3u;
}
