// An application that fails at each start, for examples/c/bootloader.c.
//
// SPDX-License-Identifier: MIT
#include <stdio.h>

#include "board.h"

int main(void) {
    printf("application: fails\n");
    board_reset();
}
