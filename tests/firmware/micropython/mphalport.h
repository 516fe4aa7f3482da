// What MicroPython's core asks of the hardware.
//
// SPDX-License-Identifier: MIT
#include <stddef.h>

#include "port.h"

// Not milliseconds but instructions: the same on every run.
static inline mp_uint_t mp_hal_ticks_ms(void) {
    return port_load(TESTPORT_TICKS);
}

static inline void mp_hal_set_interrupt_char(int c) {
    (void)c;
}
