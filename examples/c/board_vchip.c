// The examples' board, on virtual chips: by the test port (vchip/testport.h).
//
// SPDX-License-Identifier: MIT
#include "board.h"

#include <stddef.h>

#include "testport_io.h"
#include "vchip/chip.h"

void board_reset(void) {
    for (;;) {
        REGISTER(0xe000ed0c) = 0x05fa0004; // AIRCR, SYSRESETREQ: as on the chip
    }
}

void board_sleep(void) {
    for (;;) {
        REGISTER(TESTPORT_EVENT) = VCHIP_DEEP_SLEEP;
    }
}

bool board_woke(void) {
    return REGISTER(TESTPORT_CAUSE) == VCHIP_DEEP_SLEEP;
}

// Where newlib's printf ends.
int _write(int file, const char *text, int bytes);

int _write(int file, const char *text, int bytes) {
    (void)file;
    for (int i = 0; i < bytes; i++) {
        testport_put(text[i]);
    }
    return bytes;
}
