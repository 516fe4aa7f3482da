// The operations of the probe image. A test writes a list of them into the script
// slot; the processor carries out one after the other.
//
// SPDX-License-Identifier: MIT
#ifndef PROBE_H
#define PROBE_H

#include <stdint.h>

typedef enum op_code {
    OP_END,
    OP_ST1, // store 1, 2, 4 bytes at an address, aligned or not
    OP_ST2,
    OP_ST4,
    OP_LD1, // load, and report the value
    OP_LD2,
    OP_LD4,
    OP_SET,    // load, or, store: words
    OP_CLEAR,  // load, and-not, store
    OP_EXPECT, // the next broken rules are meant, while the value is not 0
    OP_EVENT,
    OP_COPY, // the C library's memcpy of `value` bytes from RAM to the address
    OP_PAIR, // one instruction that stores two words (Arm: stm; RISC-V: two)
    OP_TWO,  // two stores next to each other: the value to the address, and
             // the next operation's value to its address
} op_code_t;

typedef struct op {
    uint32_t code;
    uint32_t address;
    uint32_t value;
} op_t;

#endif
