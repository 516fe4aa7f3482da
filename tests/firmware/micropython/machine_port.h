// machine.reset and its neighbours: through the test port.
//
// SPDX-License-Identifier: MIT
#include "port.h"
#include "vchip/chip.h"

static void mp_machine_idle(void) {
}

NORETURN static void mp_machine_reset(void) {
    for (;;) {
        port_store(TESTPORT_EVENT, VCHIP_SOFT_RESET);
    }
}

// A vchip_event_t; module testport has the names.
static mp_int_t mp_machine_reset_cause(void) {
    return (mp_int_t)port_load(TESTPORT_CAUSE);
}
