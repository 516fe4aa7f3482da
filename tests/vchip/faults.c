// A program that makes one mistake, and tells what its HardFault handler was given.
//
// SPDX-License-Identifier: MIT
#include "faults.h"

#include "testport_io.h"

static void put(uint32_t word) {
    REGISTER(TESTPORT_DATA) = word;
}

__attribute__((noreturn, used)) static void tell(uint32_t exc_return,
                                                 const uint32_t *frame) {
    put(exc_return);
    put((uint32_t)(uintptr_t)frame);
    for (int i = 0; i < 8; i++) {
        put(frame[i]);
    }
#if defined(__ARM_ARCH_6M__)
    for (int i = 0; i < 3; i++) {
        put(0);
    }
#else
    put(REGISTER(0xe000ed28));
    put(REGISTER(0xe000ed2c));
    put(REGISTER(0xe000ed38));
    REGISTER(0xe000ed28) = 0xffffffff; // write one to clear
    put(REGISTER(0xe000ed28));
#endif
    if ((REGISTER(TESTPORT_ARG) & FAULTS_KIND) == FAULTS_TWICE) {
        (void)REGISTER(FAULTS_NOWHERE);
    }
    testport_exit(0);
}

void HardFault_Handler(void);

__attribute__((naked)) void HardFault_Handler(void) {
    __asm volatile(".syntax unified\n"
                   "mov  r0, lr\n"
                   "mrs  r1, msp\n"
                   "movs r2, #4\n"
                   "tst  r0, r2\n"
                   "beq  1f\n"
                   "mrs  r1, psp\n"
                   "1:\n"
                   "ldr  r2, =tell\n"
                   "bx   r2\n"
                   ".ltorg\n");
}

// r0-r3 are 1 to 4, r12 is 5, lr is 7. r4 leads nowhere, r5 to code there, r6 to no
// multiple of 4. Then the instruction, whose address was told.
#define MISTAKE(instruction)                                                    \
    __asm volatile(".syntax unified\n"                                          \
                   "ldr  r4, =0x90000000\n"                                     \
                   "adds r5, r4, #1\n"                                          \
                   "mov  r6, sp\n"                                              \
                   "adds r6, #1\n"                                              \
                   "mov  r0, sp\n"                                              \
                   "ldr  r1, =0xef00002c\n"                                     \
                   "str  r0, [r1]\n"                                            \
                   "adr  r0, 1f\n"                                              \
                   "str  r0, [r1]\n"                                            \
                   "movs r0, #7\n mov lr, r0\n"                                 \
                   "movs r0, #5\n mov r12, r0\n"                                \
                   "movs r0, #1\n movs r1, #2\n"                                \
                   "movs r2, #3\n movs r3, #4\n"                                \
                   "b    1f\n"                                                  \
                   ".align 2\n"                                                 \
                   "1: " instruction "\n"                                       \
                   "b .\n"                                                      \
                   ".ltorg\n" ::                                                \
                       : "r0", "r1", "r2", "r3", "r4", "r5", "r6", "r12", "lr", \
                         "memory")

static void mistake(uint32_t kind) {
    switch (kind) {
        case FAULTS_STORE:
            MISTAKE("str r0, [r4]");
            break;
        case FAULTS_JUMP:
            MISTAKE("bx r5");
            break;
        case FAULTS_UNDEFINED:
            MISTAKE("udf #1");
            break;
        case FAULTS_BREAKPOINT:
            MISTAKE("bkpt #0");
            break;
        case FAULTS_UNALIGNED:
            MISTAKE("ldr r0, [r6]");
            break;
        default:
            MISTAKE("ldr r0, [r4]");
            break;
    }
}

static uint32_t other_stack[64] __attribute__((aligned(8)));

int main(void) {
    const uint32_t arg = REGISTER(TESTPORT_ARG);
    if ((arg & FAULTS_ON_PSP) != 0) {
        __asm volatile("msr psp, %0\n"
                       "msr control, %1\n"
                       "isb\n" ::"r"(&other_stack[64]),
                       "r"(2));
    }
#if defined(__ARM_FP)
    if ((arg & FAULTS_WITH_FP) != 0) {
        __asm volatile("vmov s0, %0" ::"r"(arg) : "s0");
    }
#endif
    if ((arg & FAULTS_ODD_SP) != 0) {
        __asm volatile("sub sp, #4");
    }
    if ((arg & FAULTS_NO_STACK) != 0) {
        __asm volatile("mov sp, %0" ::"r"(FAULTS_NOWHERE));
    }
    mistake(arg & FAULTS_KIND);
    return 1;
}
