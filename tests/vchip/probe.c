// The probe: real loads and stores of a real processor, in the order and of
// the width that a test asks for.
//
// SPDX-License-Identifier: MIT
#include <string.h>

#include "testport_io.h"
#include "probe.h"

// Assembly, because a compiler may split what it knows to be unaligned.
#if defined(__riscv)
#define STORE(width, address, value) \
    __asm volatile("s" width " %1, 0(%0)" ::"r"(address), "r"(value) : "memory")
#define LOAD(width, address, value) \
    __asm volatile("l" width " %0, 0(%1)" : "=r"(value) : "r"(address) : "memory")
#define W1 "b"
#define W2 "h"
#define W4 "w"
#define U1 "bu"
#define U2 "hu"
#else
#define STORE(width, address, value) \
    __asm volatile("str" width " %1, [%0]" ::"l"(address), "l"(value) : "memory")
#define LOAD(width, address, value) \
    __asm volatile("ldr" width " %0, [%1]" : "=l"(value) : "l"(address) : "memory")
#define W1 "b"
#define W2 "h"
#define W4 ""
#define U1 "b"
#define U2 "h"
#endif

static uint8_t source[64];

static void store_pair(uint32_t address, uint32_t value) {
#if defined(__riscv)
    STORE(W4, address, value);
    STORE(W4, address + 4, ~value);
#else
    register uint32_t at __asm("r2") = address;
    register uint32_t one __asm("r3") = value;
    register uint32_t two __asm("r4") = ~value;
    __asm volatile("stmia r2!, {r3, r4}" : "+r"(at) : "r"(one), "r"(two) : "memory");
#endif
}

static void store_two(const op_t *op) {
    const uint32_t a = op[0].address;
    const uint32_t b = op[1].address;
    const uint32_t x = op[0].value;
    const uint32_t y = op[1].value;
#if defined(__riscv)
    __asm volatile("sw %1, 0(%0)\n sw %3, 0(%2)" ::"r"(a), "r"(x), "r"(b), "r"(y)
                   : "memory");
#else
    __asm volatile("str %1, [%0]\n str %3, [%2]" ::"l"(a), "l"(x), "l"(b), "l"(y)
                   : "memory");
#endif
}

static uint32_t carry_out(const op_t *op) {
    uint32_t value = 0;
    switch (op->code) {
        case OP_ST1:
            STORE(W1, op->address, op->value);
            return 1;
        case OP_ST2:
            STORE(W2, op->address, op->value);
            return 1;
        case OP_ST4:
            STORE(W4, op->address, op->value);
            return 1;
        case OP_LD1:
            LOAD(U1, op->address, value);
            break;
        case OP_LD2:
            LOAD(U2, op->address, value);
            break;
        case OP_LD4:
            LOAD(W4, op->address, value);
            break;
        case OP_SET:
            REGISTER(op->address) |= op->value;
            return 1;
        case OP_CLEAR:
            REGISTER(op->address) &= ~op->value;
            return 1;
        case OP_EXPECT:
            REGISTER(TESTPORT_EXPECT) = op->value;
            return 1;
        case OP_EVENT:
            REGISTER(TESTPORT_EVENT) = op->value;
            return 1;
        case OP_COPY:
            memcpy((void *)(uintptr_t)op->address, source, op->value);
            return 1;
        case OP_PAIR:
            store_pair(op->address, op->value);
            return 1;
        case OP_TWO:
            store_two(op);
            return 2;
        default:
            testport_exit(2);
    }
    REGISTER(TESTPORT_DATA) = value;
    return 1;
}

int main(void) {
    for (unsigned i = 0; i < sizeof(source); i++) {
        source[i] = (uint8_t)(0x40 + i);
    }
    const op_t *op = (const op_t *)(uintptr_t)REGISTER(TESTPORT_SCRIPT);
    while (op->code != OP_END) {
        op += carry_out(op);
    }
    return 0;
}
