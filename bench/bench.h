// What the measured image and the runner agree on.
//
// The image runs on an emulated Cortex-M whose memory is all plain RAM. Before
// it calls what is to be measured it stores the address of a bench_row_t to
// BENCH_ROW. The runner counts the instructions of each function named there, from
// its first one to its return, and the loads and stores that the library's
// function makes in the window.
//
// SPDX-License-Identifier: MIT
#ifndef BENCH_H
#define BENCH_H

#include <stdint.h>

#define BENCH_FLASH     0x08000000u // image.ld has the same two
#define BENCH_RAM       0x20000000u
#define BENCH_REGISTERS 0x40000000u // a page that stands for clock and power
#define BENCH_WINDOW    0x50000000u // what regions lie in
#define BENCH_ROW       0x60000000u // stores: address of a row; 0: the end
#define BENCH_SYSTEM    0xe000e000u // the core's own registers

#define BENCH_FLASH_BYTES  0x40000u
#define BENCH_RAM_BYTES    0x10000u
#define BENCH_WINDOW_BYTES 0x4000u
#define BENCH_PAGE_BYTES   0x1000u

// One row of the table. All fields have the size of the emulated core's.
typedef struct bench_row {
    char what[40];
    uint32_t bytes;
    uint32_t ours;        // the library's function
    uint32_t baseline[2]; // hand-written; the better one counts. 0: none
    uint32_t gate;        // percent of the baseline that ours may take; 0: any
    uint32_t loads;       // what region.h allows the call in the window
    uint32_t stores;
    uint32_t width; // of its narrowest access there; 0: not looked at
} bench_row_t;

#endif
