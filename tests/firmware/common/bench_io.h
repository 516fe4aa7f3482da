// The bench of a virtual chip, from C.
//
// SPDX-License-Identifier: MIT
#ifndef BENCH_IO_H
#define BENCH_IO_H

#include <stdint.h>

#include "vchip/bench.h"

#define BENCH_REG(address) (*(volatile uint32_t *)(uintptr_t)(address))
#define BENCH_EXIT_FAULT   0x1fe

int main(void);

__attribute__((noreturn)) static inline void bench_exit(uint32_t code) {
    BENCH_REG(BENCH_EXIT) = code;
    for (;;) {
    }
}

static inline void bench_put(char c) {
    BENCH_REG(BENCH_UART) = (uint8_t)c;
}

static inline void bench_puts(const char *text) {
    while (*text != '\0') {
        bench_put(*text++);
    }
}

static inline void bench_put_hex(uint32_t value) {
    bench_puts("0x");
    for (int shift = 28; shift >= 0; shift -= 4) {
        bench_put("0123456789abcdef"[value >> shift & 15]);
    }
}

static inline void bench_put_number(uint32_t value) {
    char digits[10];
    unsigned count = 0;
    do {
        digits[count++] = (char)('0' + value % 10);
        value /= 10;
    } while (value != 0);
    while (count > 0) {
        bench_put(digits[--count]);
    }
}

#endif
