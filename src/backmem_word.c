// Words: a value and its check in one store. DESIGN.md, "Words".
//
// SPDX-License-Identifier: MIT
#include "backmem/word.h"

#include "backmem_object.h"

// The value, and above it 16 bits of its check.
static uint32_t word_of(uint16_t value) {
    return (backmem_crc30(check_begin(BACKMEM_KIND_WORD, 0, 0), value) >> 4) << 16
           | value;
}

backmem_err_t backmem_word_load(const backmem_region_t *region, uint32_t offset,
                                uint16_t *value) {
    const backmem_err_t err = backmem_object_check(region, offset, BACKMEM_WORD_BYTES);
    if (err) {
        return err;
    }
    const uint32_t word = word_load(region, offset);
    if (word != word_of((uint16_t)word)) {
        return BACKMEM_ERR_EMPTY;
    }
    *value = (uint16_t)word;
    return BACKMEM_OK;
}

backmem_err_t backmem_word_save(const backmem_region_t *region, uint32_t offset,
                                uint16_t value) {
    const backmem_err_t err = backmem_object_check(region, offset, BACKMEM_WORD_BYTES);
    if (err) {
        return err;
    }
    return backmem_commit_word(region, offset, word_of(value));
}
