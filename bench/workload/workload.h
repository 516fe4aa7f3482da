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

#include "bench.h"

#define WORKLOAD_BYTES 4096u           // of the memory that every backend has to itself
#define WORKLOAD_KEYS  20u             // values of one transaction
#define WORKLOAD_MARK  (BENCH_ROW + 4) // stores: what the row counts has ended

// Announced by a store of its address to BENCH_ROW. A bound of 0 is none.
typedef struct workload_row {
    char what[40];
    uint32_t times;       // how often it is done in this row
    uint32_t stores_most; // for all times together
    uint32_t instructions_most;
} workload_row_t;

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
extern const uint32_t backend_value_stores;  // for one value
extern const uint32_t backend_record_stores; // for one record

// Rows of this backend alone.
void backend_more(void);

// For backend_more.
void row_begin(const char *what, uint32_t times, uint32_t stores_most,
               uint32_t instructions_most);
void row_end(void);
void demand(bool truth);

#endif
