// No backend at all: its image is what the others' code is measured from.
//
// SPDX-License-Identifier: MIT
#include <string.h>

#include "workload.h"

const uint32_t backend_value_stores = 0;
const uint32_t backend_record_stores = 0;
const uint32_t backend_keys_instructions = 0;

bool backend_open(void) {
    return true;
}

bool backend_put_value(uint32_t value) {
    (void)value;
    return true;
}

bool backend_get_value(uint32_t *value) {
    *value = 0;
    return true;
}

bool backend_put_record(const uint8_t record[16]) {
    (void)record;
    return true;
}

bool backend_get_record(uint8_t record[16]) {
    memset(record, 0, 16);
    return true;
}

bool backend_put_keys(const uint32_t values[WORKLOAD_KEYS]) {
    (void)values;
    return true;
}

bool backend_get_keys(uint32_t values[WORKLOAD_KEYS]) {
    memset(values, 0, 4 * WORKLOAD_KEYS);
    return true;
}

void backend_more(void) {
}
