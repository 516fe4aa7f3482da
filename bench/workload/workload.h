// The same workload on several backends that keep data, one backend an image.
//
// A backend has the functions below; workload.c calls them, and the runner
// (../workload_runner.c) counts what happens between two marks.
//
// SPDX-License-Identifier: MIT
#ifndef WORKLOAD_H
#define WORKLOAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "row.h"

#define WORKLOAD_BYTES 4096u // of the memory that every backend has to itself
#define WORKLOAD_KEYS  20u   // values of one transaction

// Finds, or makes, what is in the memory. False: it cannot be used.
bool backend_open(void);

// Replaces and gives one value, a record of 16 bytes, and all values of a transaction.
bool backend_put_value(uint32_t value);
bool backend_get_value(uint32_t *value);
bool backend_put_record(const uint8_t record[16]);
bool backend_get_record(uint8_t record[16]);
bool backend_put_keys(const uint32_t values[WORKLOAD_KEYS]);
bool backend_get_keys(uint32_t values[WORKLOAD_KEYS]);

// What this backend promises: bounds for workload.c's rows. 0: nothing.
extern const uint32_t backend_value_stores;      // for one value
extern const uint32_t backend_record_stores;     // for one record
extern const uint32_t backend_keys_instructions; // for a transaction

// Rows of this backend alone.
void backend_more(void);

#endif
