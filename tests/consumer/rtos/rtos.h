// What the stand-ins for the kernels' headers share: where the program is, and how many
// sections it holds.
//
// SPDX-License-Identifier: MIT
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

extern bool rtos_interrupt; // an interrupt handler runs
extern unsigned rtos_core;  // on this core
extern bool rtos_masked;    // with interrupts masked
extern bool rtos_locked;    // the spinlock is taken
extern unsigned rtos_depth; // sections that are held
extern unsigned rtos_entered;

static inline void rtos_must(bool good, const char *text) {
    if (!good) {
        printf("%s\n", text);
        exit(EXIT_FAILURE);
    }
}
