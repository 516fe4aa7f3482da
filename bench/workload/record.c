// Our records: one for each part.
//
// SPDX-License-Identifier: MIT
#include "backmem/record.h"
#include "region.h"

const uint32_t backend_value_stores = 2;
const uint32_t backend_record_stores = 5;
const uint32_t backend_keys_instructions = 0;

static backmem_record_t value_record, bytes_record, keys_record;

// The next one, of `size` bytes.
static bool record_open(backmem_record_t *record, backmem_place_t *place,
                        uint16_t size) {
    backmem_status_t status;
    return backmem_place_next(place, BACKMEM_RECORD_BYTES(size, 0)) == BACKMEM_OK
           && backmem_record_open(record, *place, backmem_shape(size, 0), &status)
                  == BACKMEM_OK;
}

bool backend_open(void) {
    backmem_place_t place = { &region, 0, 0 };
    return backmem_region_open(&region, &row_words) == BACKMEM_OK
           && record_open(&value_record, &place, 4)
           && record_open(&bytes_record, &place, 16)
           && record_open(&keys_record, &place, 4 * WORKLOAD_KEYS);
}

bool backend_put_value(uint32_t value) {
    return backmem_record_save(&value_record, &value) == BACKMEM_OK;
}

bool backend_get_value(uint32_t *value) {
    return backmem_record_load(&value_record, value) == BACKMEM_OK;
}

bool backend_put_record(const uint8_t record[16]) {
    return backmem_record_save(&bytes_record, record) == BACKMEM_OK;
}

bool backend_get_record(uint8_t record[16]) {
    return backmem_record_load(&bytes_record, record) == BACKMEM_OK;
}

bool backend_put_keys(const uint32_t values[WORKLOAD_KEYS]) {
    return backmem_record_save(&keys_record, values) == BACKMEM_OK;
}

bool backend_get_keys(uint32_t values[WORKLOAD_KEYS]) {
    return backmem_record_load(&keys_record, values) == BACKMEM_OK;
}

void backend_more(void) {
}
