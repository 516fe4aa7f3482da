// Our records: one for each part.
//
// SPDX-License-Identifier: MIT
#include "backmem/record.h"
#include "region.h"

const uint32_t backend_value_stores = 2;
const uint32_t backend_record_stores = 5;

#define RECORD_AT BACKMEM_RECORD_BYTES(4, 0)
#define KEYS_AT   (RECORD_AT + BACKMEM_RECORD_BYTES(16, 0))

static const backmem_record_t value_record = { &region, 0, 4, 0 };
static const backmem_record_t bytes_record = { &region, RECORD_AT, 16, 0 };
static const backmem_record_t keys_record = { &region, KEYS_AT, 4 * WORKLOAD_KEYS, 0 };

bool backend_open(void) {
    backmem_status_t status;
    return backmem_region_open(&row_words, false, &region) == BACKMEM_OK
           && backmem_record_open(&value_record, &status) == BACKMEM_OK
           && backmem_record_open(&bytes_record, &status) == BACKMEM_OK
           && backmem_record_open(&keys_record, &status) == BACKMEM_OK;
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
