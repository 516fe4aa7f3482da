// From reset to main, for Cortex-M and RISC-V.
//
// SPDX-License-Identifier: MIT
#include <stdint.h>

#include "testport_io.h"

extern uint32_t stack_top, data_image, data_start, data_end, bss_start, bss_end;

__attribute__((noreturn, used)) static void start(void) {
#if defined(__ARM_FP)
    *(volatile uint32_t *)0xe000ed88 |= 0xfu << 20; // CPACR: the FPU
    __asm volatile("dsb\n isb");
#endif
    const uint32_t *from = &data_image;
    for (uint32_t *to = &data_start; to < &data_end;) {
        *to++ = *from++;
    }
    for (uint32_t *to = &bss_start; to < &bss_end;) {
        *to++ = 0;
    }
    testport_exit((uint32_t)main());
}

#if defined(__riscv)

__attribute__((naked, noreturn, used, section(".vectors"))) void reset(void) {
    __asm volatile("la sp, stack_top\n j start");
}

#else

__attribute__((naked, noreturn, used)) void reset(void) {
    __asm volatile("bl start");
}

__attribute__((noreturn)) static void fault(void) {
    testport_exit(TESTPORT_EXIT_FAULT);
}

// A program may have its own.
__attribute__((weak, noreturn, alias("fault"))) void HardFault_Handler(void);

__attribute__((section(".vectors"), used)) static const void *const vectors[16] = {
    &stack_top,
    (const void *)reset,
    (const void *)fault, // NMI
    (const void *)HardFault_Handler,
};

#endif
