// What the examples need of a board, besides a printf. board_vchip.c has it for virtual
// chips; for yours it is a few lines of your vendor's.
//
// SPDX-License-Identifier: MIT
#ifndef BOARD_H
#define BOARD_H

#include <stdbool.h>
#include <stdint.h>

// Starts the program anew, as after a press on the reset button.
__attribute__((noreturn)) void board_reset(void);

// Deep sleep, of which the board wakes by a reset.
__attribute__((noreturn)) void board_sleep(void);

// Whether this start is such a wake-up.
bool board_woke(void);

#endif
