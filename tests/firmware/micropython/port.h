// The test port's registers, and how a run ends.
//
// SPDX-License-Identifier: MIT
#ifndef PORT_H
#define PORT_H

#include <stdint.h>

#include "vchip/testport.h"

// Codes of an end that the script did not choose.
#define PORT_EXIT_EXCEPTION 1   // an exception that nobody caught
#define PORT_EXIT_LOST      100 // MicroPython raised outside of any handler
#define PORT_EXIT_FAULT     101 // the processor took an exception

static inline uint32_t port_load(uint32_t reg) {
    return *(const volatile uint32_t *)(uintptr_t)reg;
}

static inline void port_store(uint32_t reg, uint32_t value) {
    *(volatile uint32_t *)(uintptr_t)reg = value;
}

static inline __attribute__((noreturn)) void port_exit(uint32_t code) {
    for (;;) {
        port_store(TESTPORT_EXIT, code);
    }
}

#endif
