// From reset to main, as ST's start-up file does it.
//
// SPDX-License-Identifier: MIT
#include <stdint.h>

extern uint32_t _estack, _sidata, _sdata, _edata, _sbss, _ebss;
int main(void);
void SystemInit(void);

__attribute__((noreturn)) void Reset_Handler(void) {
    SystemInit();
    const uint32_t *from = &_sidata;
    for (uint32_t *to = &_sdata; to < &_edata;) {
        *to++ = *from++;
    }
    for (uint32_t *to = &_sbss; to < &_ebss;) {
        *to++ = 0;
    }
    (void)main();
    for (;;) {
    }
}

__attribute__((section(".isr_vector"), used)) static const void *const vectors[16] = {
    &_estack,
    (const void *)Reset_Handler,
};
