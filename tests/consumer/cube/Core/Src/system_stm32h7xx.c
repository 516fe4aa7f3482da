// As ST's: the FPU, and clocks that it sets back.
//
// SPDX-License-Identifier: MIT
#include <stdint.h>

uint32_t SystemCoreClock = 64000000;

void SystemInit(void);
void SystemInit(void) {
    *(volatile uint32_t *)0xe000ed88 |= 0xfu << 20;
    *(volatile uint32_t *)0x58024410 = 0; // RCC_CFGR
    *(volatile uint32_t *)0x58024428 = 0; // RCC_PLLCKSELR
}
