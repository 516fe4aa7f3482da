// Rows, and how an image begins and ends.
//
// SPDX-License-Identifier: MIT
#include "row.h"

static workload_row_t row;

static void announce(const char *what, uint32_t n, uint32_t times) {
    row.what = (uint32_t)(uintptr_t)what;
    row.n = n;
    row.times = times;
    __asm volatile("" ::: "memory");
    *(volatile uint32_t *)BENCH_ROW = (uint32_t)(uintptr_t)&row;
}

void row_begin(const char *what, uint32_t times, uint32_t stores_most,
               uint32_t instructions_most) {
    row.stores_most = stores_most;
    row.instructions_most = instructions_most;
    announce(what, 0, times);
}

void calls_begin(const char *what, uint32_t n) {
    row.stores_most = row.instructions_most = 0;
    announce(what, n, 0);
}

void row_end(void) {
    *(volatile uint32_t *)WORKLOAD_MARK = 0;
}

void demand(bool truth) {
    if (!truth) {
        __builtin_trap();
    }
}

_Noreturn void image_end(void) {
    *(volatile uint32_t *)BENCH_ROW = 0;
    __builtin_trap();
}

extern uint32_t stack_top;
__attribute__((section(".vectors"), used)) static const void *const vectors[2] = {
    &stack_top, (const void *)(uintptr_t)bench_main
};
