// The emulated Cortex-M or RISC-V that bench images run on, and what runners share.
//
// SPDX-License-Identifier: MIT
#ifndef MACHINE_H
#define MACHINE_H

#include <stdbool.h>
#include <stdint.h>
#include <unicorn/unicorn.h>

extern struct machine {
    const char *cpu, *opt;
    const char *doing; // for messages
    uc_engine *uc;
    bool ended; // the image said so
} machine;

// Ends the program with status 2.
_Noreturn void machine_die(const char *what, const char *why);
void machine_check(uc_err err, const char *what);

void machine_make(const char *cpu, const char *opt, const char *image);
void machine_hook(int type, void *function, uint64_t begin, uint64_t end);

// Runs at most so many instructions; dies when the image does not come to its end.
void machine_run(uint64_t most);

#endif
