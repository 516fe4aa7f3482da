// A boot counter for Raspberry Pi Pico and Pico 2: counts its starts since the board
// got power, prints the number over USB and UART, and has the watchdog start it again.
//
// SPDX-License-Identifier: MIT
#include <stdio.h>

#include "backmem/boot.h"
#include "backmem/chips.h"
#include "hardware/watchdog.h"
#include "pico/stdlib.h"

#if PICO_RP2040
#define CHIP backmem_chip_rp2040
#else
#define CHIP backmem_chip_rp2350
#endif

// In the words that are free on either chip; 0: they cannot be used.
static uint32_t boot_count(void) {
    static backmem_region_t scratch;
    backmem_place_t place = { &scratch, 0, 0 };
    backmem_boot_t boot;
    backmem_status_t status;
    if (backmem_region_open(&scratch, &CHIP.regions[0])
        || backmem_place_next(&place, BACKMEM_BOOT_BYTES_SHORT)
        || backmem_boot_open(&boot, place, &status)
        || backmem_boot_begin(&boot, watchdog_caused_reboot())) {
        return 0;
    }
    return boot.boots;
}

int main(void) {
    const uint32_t boots = boot_count();
    stdio_init_all();
    watchdog_reboot(0, 0, 5000);
    for (;;) {
        printf("start %lu\n", (unsigned long)boots);
        sleep_ms(1000);
    }
}
