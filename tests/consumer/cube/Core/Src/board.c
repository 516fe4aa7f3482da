// Clocks and a pin, as the HAL and CubeMX's code start them: each waits for hardware.
//
// SPDX-License-Identifier: MIT
#include "main.h"

#define REGISTER(address) (*(volatile uint32_t *)(address))

void HAL_Init(void) {
    REGISTER(0xe000e010) = 7; // SysTick
}

// PWR_D3CR.VOSRDY, as SystemClock_Config waits for it.
void SystemClock_Config(void) {
    while ((REGISTER(0x58024818) & 1u << 13) == 0) {
    }
}

void MX_GPIO_Init(void) {
    REGISTER(0x58020000) = 1; // GPIOA_MODER
}
