// What images of workloads and the runner (../workload_runner.c) agree on.
//
// A row begins with a store of its address to BENCH_ROW, and ends with one to
// WORKLOAD_MARK. Everything in between counts; or, in a row that marks its calls, what
// is between the marks of each.
//
// SPDX-License-Identifier: MIT
#ifndef WORKLOAD_ROW_H
#define WORKLOAD_ROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bench.h"

#define WORKLOAD_MARK (BENCH_ROW + 4) // stores: what the row counts has ended
#define WORKLOAD_CALL (BENCH_ROW + 8) // stores: 1, a call begins; 0, it has ended

// All fields have the size of the emulated core's. A bound of 0 is none.
typedef struct workload_row {
    uint32_t what;  // address of its name
    uint32_t n;     // keys, bytes or entries, by its name; 0: neither
    uint32_t times; // how often it is done in this row, where calls are not marked
    uint32_t stores_most; // for all times together
    uint32_t instructions_most;
} workload_row_t;

#define WORKLOAD_NAME_MAX 48u // bytes of a name, with its NUL

void row_begin(const char *what, uint32_t times, uint32_t stores_most,
               uint32_t instructions_most);
void row_end(void);

// A row whose calls are marked: it ends with row_end, too.
void calls_begin(const char *what, uint32_t n);

static inline void call_mark(uint32_t begins) {
    __asm volatile("" ::: "memory");
    *(volatile uint32_t *)WORKLOAD_CALL = begins;
    __asm volatile("" ::: "memory");
}

// Counts a call, an expression.
#define CALL(expression)                        \
    __extension__({                             \
        call_mark(1);                           \
        __typeof__(expression) it = expression; \
        call_mark(0);                           \
        it;                                     \
    })

// A wrong result stops the image, which the runner reports.
void demand(bool truth);

// Where an image begins: it has no start-up code. It ends with image_end.
void bench_main(void);
_Noreturn void image_end(void);

#endif
