// From reset to main, on a Cortex-M.
//
// SPDX-License-Identifier: MIT
#include "port.h"

// From the linker script.
extern uint32_t _data_load, _data_start, _data_end, _bss_start, _bss_end, _stack_top;

#define CPACR 0xe000ed88u // which coprocessors may be used
#define FPU   (0xfu << 20)

int main(void);
__attribute__((noreturn)) void start(void);

__attribute__((noreturn)) static void fault(void) {
    port_exit(PORT_EXIT_FAULT);
}

void start(void) {
#if defined(__ARM_FP)
    port_store(CPACR, port_load(CPACR) | FPU);
    __asm volatile("dsb\n isb" ::: "memory");
#endif
    const uint32_t *from = &_data_load;
    for (uint32_t *to = &_data_start; to < &_data_end; to++) {
        *to = *from++;
    }
    for (uint32_t *to = &_bss_start; to < &_bss_end; to++) {
        *to = 0;
    }
    port_exit((uint32_t)main());
}

__attribute__((section(".vectors"), used)) static const void *const vectors[16] = {
    &_stack_top, start, fault, fault, fault, fault, fault, 0,
    0,           0,     0,     fault, fault, 0,     fault, fault,
};
