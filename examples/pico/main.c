// A boot counter for Raspberry Pi Pico and Pico 2: counts its starts since the board
// got power, prints the number over USB and UART, and has the watchdog start it again.
//
// SPDX-License-Identifier: MIT
#include <stdio.h>

#include "backmem/chips.h"
#include "hardware/watchdog.h"
#include "pico/stdlib.h"

#if PICO_RP2040
#define CHIP backmem_chip_rp2040
#else
#define CHIP backmem_chip_rp2350
#endif

#define MAGIC 0xb0075u

// Words 0 and 1 are free on either chip.
static uint32_t boot_count(void) {
    struct {
        uint32_t magic, boots;
    } state;
    backmem_region_t scratch;
    if (backmem_region_open(&CHIP.regions[0], false, &scratch)
        || backmem_region_read(&scratch, 0, &state, sizeof state)) {
        return 0;
    }
    state.boots = state.magic == MAGIC ? state.boots + 1 : 1;
    state.magic = MAGIC;
    return backmem_region_write(&scratch, 0, &state, sizeof state) ? 0 : state.boots;
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
