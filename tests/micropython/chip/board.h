// Stands for a board's mpconfigboard.h that brings a page of its own: the chip of
// the Python tests, on a bus that is watched.
//
// SPDX-License-Identifier: MIT
#ifndef CHIP_BOARD_H
#define CHIP_BOARD_H

#define BACKMEM_CHIP      testchip
#define BACKMEM_CHIP_FILE "page.c"
#define BACKMEM_CONFIG    "bus.h"

#endif
