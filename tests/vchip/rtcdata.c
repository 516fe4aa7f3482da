// An ESP32-C3 program with a word that the boot loader initialises and one that
// nobody does, both in RTC memory.
//
// SPDX-License-Identifier: MIT
#include "testport_io.h"

__attribute__((section(".rtc.data"))) volatile uint32_t initialised = 0x1d474;
__attribute__((section(".rtc_noinit"))) volatile uint32_t noinit;

int main(void) {
    REGISTER(TESTPORT_DATA) = initialised;
    REGISTER(TESTPORT_DATA) = noinit;
    initialised++;
    noinit++;
    return 0;
}
