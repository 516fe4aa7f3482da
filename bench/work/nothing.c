// No way at all: its image is what the others' code is measured from.
//
// SPDX-License-Identifier: MIT
#include <string.h>

#include "work.h"

const uint32_t way_value_stores = 0;
const uint32_t way_record_stores = 0;

bool way_open(void) {
    return true;
}

bool way_put_value(uint32_t value) {
    (void)value;
    return true;
}

bool way_get_value(uint32_t *value) {
    *value = 0;
    return true;
}

bool way_put_record(const uint8_t record[16]) {
    (void)record;
    return true;
}

bool way_get_record(uint8_t record[16]) {
    memset(record, 0, 16);
    return true;
}

bool way_put_keys(const uint32_t values[WORK_KEYS]) {
    (void)values;
    return true;
}

bool way_get_keys(uint32_t values[WORK_KEYS]) {
    memset(values, 0, 4 * WORK_KEYS);
    return true;
}

void way_more(void) {
}
