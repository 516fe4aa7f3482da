// From reset to main, on a 32-bit RISC-V.
//
// SPDX-License-Identifier: MIT
#include "port.h"

// From the linker script.
extern uint32_t _data_load, _data_start, _data_end, _bss_start, _bss_end;

int main(void);
__attribute__((noreturn)) void start(void);

__attribute__((used, aligned(4), noreturn)) void trap(void) {
    port_exit(PORT_EXIT_FAULT);
}

// The CSR instructions are an extension of their own since 2019; the compiler is
// not told of it, because Debian has no C library under that name.
__attribute__((naked, noreturn, used, section(".vectors"))) void start(void) {
    __asm volatile(".option arch, +zicsr\n"
                   "la sp, _stack_top\n"
                   "la t0, trap\n"
                   "csrw mtvec, t0\n"
                   "j start_c");
}

__attribute__((used, noreturn)) void start_c(void) {
    const uint32_t *from = &_data_load;
    for (uint32_t *to = &_data_start; to < &_data_end; to++) {
        *to = *from++;
    }
    for (uint32_t *to = &_bss_start; to < &_bss_end; to++) {
        *to = 0;
    }
    port_exit((uint32_t)main());
}
