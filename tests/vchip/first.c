// Stores one word of a STM32F405's backup registers, and is content with every boot
// but the first: what only a run without a cut can see.
//
// SPDX-License-Identifier: MIT
#include "testport_io.h"

int main(void) {
    const uint32_t boot = REGISTER(TESTPORT_BOOT);
    REGISTER(0x40023840) |= 1u << 28; // RCC_APB1ENR.PWREN
    REGISTER(0x40007000) |= 1u << 8;  // PWR_CR.DBP
    REGISTER(0x40002850) = boot;      // RTC_BKP0R
    return boot == 1 ? 7 : 0;
}
