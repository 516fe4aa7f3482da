// What the image `faults` does wrong, by TESTPORT_ARG, and what its handler reports.
//
// SPDX-License-Identifier: MIT
#ifndef FAULTS_H
#define FAULTS_H

#define FAULTS_LOAD       0
#define FAULTS_STORE      1
#define FAULTS_JUMP       2
#define FAULTS_UNDEFINED  3
#define FAULTS_BREAKPOINT 4
#define FAULTS_UNALIGNED  5
#define FAULTS_TWICE      6 // a load, and another one in the handler
#define FAULTS_KIND       0xff

#define FAULTS_ON_PSP   0x100
#define FAULTS_WITH_FP  0x200
#define FAULTS_ODD_SP   0x400 // a multiple of 4, not of 8
#define FAULTS_NO_STACK 0x800 // the stack pointer leads nowhere

#define FAULTS_NOWHERE 0x90000000

// The words that come to TESTPORT_DATA. First the stack pointer before the mistake and
// the instruction's address; then from the handler:
enum {
    FAULTS_SP,
    FAULTS_AT,
    FAULTS_RETURN, // lr
    FAULTS_FRAME,  // its address
    FAULTS_R0,     // the frame: r0-r3, r12, lr, pc, xPSR
    FAULTS_PC = FAULTS_R0 + 6,
    FAULTS_XPSR,
    FAULTS_CFSR, // 0 on a Cortex-M0, which has none of the three
    FAULTS_HFSR,
    FAULTS_BFAR,
    FAULTS_WORDS
};

#endif
