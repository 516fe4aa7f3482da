// Stands for Zephyr's header: of what a processor saves, what is used here.
//
// SPDX-License-Identifier: MIT
#pragma once
#include <stdint.h>

struct arch_esf {
#if defined(CONFIG_ARM)
    struct {
        uint32_t lr, pc;
    } basic;
#elif defined(CONFIG_RISCV)
    unsigned long ra, mepc;
#else
    int other;
#endif
};

void k_sys_fatal_error_handler(unsigned int reason, const struct arch_esf *esf);
