// The test port of a virtual chip, from C.
//
// SPDX-License-Identifier: MIT
#ifndef TESTPORT_IO_H
#define TESTPORT_IO_H

#include <stdint.h>

#include "vchip/testport.h"

#define REGISTER(address)   (*(volatile uint32_t *)(uintptr_t)(address))
#define TESTPORT_EXIT_FAULT 0x1fe

int main(void);

__attribute__((noreturn)) static inline void testport_exit(uint32_t code) {
    REGISTER(TESTPORT_EXIT) = code;
    for (;;) {
    }
}

static inline void testport_put(char c) {
    REGISTER(TESTPORT_UART) = (uint8_t)c;
}

static inline void testport_puts(const char *text) {
    while (*text != '\0') {
        testport_put(*text++);
    }
}

static inline void testport_put_hex(uint32_t value) {
    testport_puts("0x");
    for (int shift = 28; shift >= 0; shift -= 4) {
        testport_put("0123456789abcdef"[value >> shift & 15]);
    }
}

static inline void testport_put_number(uint32_t value) {
    char digits[10];
    unsigned count = 0;
    do {
        digits[count++] = (char)('0' + value % 10);
        value /= 10;
    } while (value != 0);
    while (count > 0) {
        testport_put(digits[--count]);
    }
}

#endif
