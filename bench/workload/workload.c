// The workload: one value and one record, each a thousand times, then many values at
// once, and opening what is there.
//
// SPDX-License-Identifier: MIT
#include "workload.h"

#include <string.h>

static void value_updates(void) {
    const uint32_t times = 1000;
    uint32_t got = 0;
    demand(backend_put_value(1)
           && backend_put_value(2)); // from here on it is an update
    row_begin("update one 4-byte value", times, backend_value_stores * times, 0);
    for (uint32_t i = 0; i < times; i++) {
        demand(backend_put_value(0x85ebca6bu * i));
    }
    row_end();
    demand(backend_get_value(&got) && got == 0x85ebca6bu * (times - 1));
}

static void record_updates(void) {
    const uint32_t times = 1000;
    uint8_t record[16];
    uint8_t got[16];
    memset(record, 0x3c, sizeof(record));
    demand(backend_put_record(record));
    record[1] = 1;
    demand(backend_put_record(record));
    row_begin("update a 16-byte record", times, backend_record_stores * times, 0);
    for (uint32_t i = 0; i < times; i++) {
        for (uint32_t byte = 0; byte < sizeof(record); byte++) {
            record[byte] = (uint8_t)(record[byte] * 5 + byte + i);
        }
        demand(backend_put_record(record));
    }
    row_end();
    demand(backend_get_record(got) && memcmp(got, record, sizeof(got)) == 0);
}

static void keys_update(void) {
    uint32_t values[WORKLOAD_KEYS];
    uint32_t got[WORKLOAD_KEYS] = { 0 };
    for (uint32_t round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < WORKLOAD_KEYS; i++) {
            values[i] = 0x01000193u * (i + 1) + round;
        }
        if (round > 0) {
            row_begin("20 keys in one transaction", 1, 0, backend_keys_instructions);
        }
        demand(backend_put_keys(values));
    }
    row_end();
    demand(backend_get_keys(got) && memcmp(got, values, sizeof(got)) == 0);
}

void bench_main(void) {
    for (uint32_t i = 0; i < WORKLOAD_BYTES / 4; i++) {
        ((volatile uint32_t *)BENCH_WINDOW)[i] = 0x85ebca6bu * (i + 1); // noise
    }
    row_begin("open noise", 1, 0, 0);
    demand(backend_open());
    row_end();
    value_updates();
    record_updates();
    keys_update();
    row_begin("open what is there", 1, 0, 0);
    demand(backend_open());
    row_end();
    backend_more();
    image_end();
}
