// The same work done by several ways to keep data, one way an image.
//
// A way has the functions below; work.c calls them, and the runner (../worker.c)
// counts what happens between two marks.
//
// SPDX-License-Identifier: MIT
#ifndef WORK_H
#define WORK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bench.h"

#define WORK_BYTES 4096u           // of the memory that every way has to itself
#define WORK_KEYS  20u             // values of one transaction
#define WORK_MARK  (BENCH_ROW + 4) // stores: the row's work has ended

// Announced by a store of its address to BENCH_ROW. A bound of 0 is none.
typedef struct work_row {
    char what[40];
    uint32_t times;       // how often the work is done in this row
    uint32_t stores_most; // for all times together
    uint32_t instructions_most;
} work_row_t;

// Finds, or makes, what is in the memory. False: it cannot be used.
bool way_open(void);

// Replaces and gives one value, a record of 16 bytes, and all values of a transaction.
bool way_put_value(uint32_t value);
bool way_get_value(uint32_t *value);
bool way_put_record(const uint8_t record[16]);
bool way_get_record(uint8_t record[16]);
bool way_put_keys(const uint32_t values[WORK_KEYS]);
bool way_get_keys(uint32_t values[WORK_KEYS]);

// What this way promises: bounds for work.c's rows. 0: nothing.
extern const uint32_t way_value_stores;  // for one value
extern const uint32_t way_record_stores; // for one record

// Rows of this way alone.
void way_more(void);

// For way_more.
void row_begin(const char *what, uint32_t times, uint32_t stores_most,
               uint32_t instructions_most);
void row_end(void);
void demand(bool truth);

#endif
