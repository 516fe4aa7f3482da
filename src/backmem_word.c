// Words: a value and its check in one store. DESIGN.md, "Words".
//
// SPDX-License-Identifier: MIT
#include "backmem/word.h"

#include "backmem_object.h"

// The value, and above it 16 bits of its check.
static uint32_t word_of(uint16_t value) {
    const uint32_t begin = check_begin(check_kind(BACKMEM_KIND_WORD), 0, 0);
    return (backmem_crc30(begin, value) >> 4) << 16 | value;
}

backmem_err_t backmem_word_open(backmem_word_t *word, backmem_place_t place,
                                backmem_status_t *status) {
    uint16_t value;
    word->region = NULL;
    word->offset = place.offset;
    backmem_err_t err = backmem_place_check(place.region, place.offset, place.bytes,
                                            BACKMEM_WORD_BYTES);
    if (err) {
        return err;
    }
    word->region = place.region;
    if (backmem_word_load(word, &value) == BACKMEM_OK) {
        *status = BACKMEM_KEPT;
    } else if ((err = backmem_region_loads(place.region)) == BACKMEM_OK) {
        *status = BACKMEM_COLD;
    } else {
        word->region = NULL;
    }
    return err;
}

backmem_err_t backmem_word_load(const backmem_word_t *word, uint16_t *value) {
    if (!object_is_open(word->region, word->offset + BACKMEM_WORD_BYTES)) {
        return BACKMEM_ERR_RANGE;
    }
    const uint32_t found = word_load(word->region, word->offset);
    if (found != word_of((uint16_t)found)) {
        return BACKMEM_ERR_EMPTY;
    }
    *value = (uint16_t)found;
    return BACKMEM_OK;
}

backmem_err_t backmem_word_save(const backmem_word_t *word, uint16_t value) {
    if (!object_is_open(word->region, word->offset + BACKMEM_WORD_BYTES)) {
        return BACKMEM_ERR_RANGE;
    }
    return backmem_commit_word(word->region, word->offset, word_of(value));
}

backmem_err_t backmem_word_wipe(const backmem_word_t *word) {
    if (!object_is_open(word->region, word->offset + BACKMEM_WORD_BYTES)) {
        return BACKMEM_ERR_RANGE;
    }
    return backmem_region_wipe(word->region, word->offset, BACKMEM_WORD_BYTES);
}
